"""A form in WebKitGTK, filled in and saved by its own buttons; run by the system's Python.

    xvfb-run /usr/bin/python3 tests/feedback/webkit_view.py FORM.html FOLDER

What the page saves is written to FOLDER. Needs Debian's python3-gi and gir1.2-webkit2-4.1.
"""

import sys
from pathlib import Path

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402 - only after the versions are named

PATIENCE_S = 60
FILL = """
(async () => {
  const turn = () => new Promise(done => setTimeout(done, 20));
  document.getElementById("begin").click();
  document.querySelectorAll("fieldset").forEach(e => e.querySelectorAll("input")[2].click());
  document.querySelectorAll("textarea").forEach(e => { e.value = "Words"; });
  document.getElementsByName("sender").forEach(e => { e.value = "Ana"; });
  while (document.querySelectorAll(".step")[document.querySelectorAll(".step").length - 1].hidden) {
    document.getElementById("next").click();
    await turn();
  }
})()
"""


def main(form, folder):
    """Open the form, fill it in, and end once its file is written."""
    context = WebKit2.WebContext.new_ephemeral()
    view = WebKit2.WebView.new_with_context(context)
    is_saved = []

    def on_load(_view, event):
        if event == WebKit2.LoadEvent.FINISHED:
            view.evaluate_javascript(FILL, -1, None, None, None, None, None)

    def on_download(_context, download):
        download.connect("decide-destination", on_destination)
        download.connect("finished", lambda _download: (is_saved.append(1), Gtk.main_quit()))

    def on_destination(download, name):
        download.set_destination((folder / name).as_uri())
        return True

    context.connect("download-started", on_download)
    view.connect("load-changed", on_load)
    window = Gtk.Window()
    window.add(view)
    window.show_all()
    view.load_uri(form.resolve().as_uri())
    GLib.timeout_add_seconds(PATIENCE_S, Gtk.main_quit)
    Gtk.main()
    return 0 if is_saved else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]).resolve()))
