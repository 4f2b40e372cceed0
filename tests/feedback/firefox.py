"""Firefox, driven as a person would, by its socket: nothing else need be installed."""

import base64
import json
import os
import socket
import subprocess
import time
from contextlib import suppress

from tests.feedback.keys import KEYS, PATIENCE_S, found

PREFERENCES = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.aboutConfig.showWarning": False,
    "browser.download.always_ask_before_handling_new_types": False,
    "browser.download.alwaysOpenPanel": False,  # it would take the keys
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.helperApps.deleteTempFileOnExit": True,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.search.update": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage": "about:blank",
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.disable_beforeunload": True,
    "extensions.update.enabled": False,
    "marionette.port": 0,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "",
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "ui.systemUsesDarkTheme": 0,
    "widget.gtk.overlay-scrollbars.enabled": True,
}


class Firefox:
    """Firefox over Marionette: a socket, the length before each message."""

    name = "firefox"

    def __init__(self, folder):
        self.downloads = folder / "downloads"
        self.downloads.mkdir(parents=True)
        profile = folder / "profile"
        profile.mkdir()
        preferences = {**PREFERENCES, "browser.download.dir": str(self.downloads)}
        lines = [
            f"user_pref({json.dumps(key)}, {json.dumps(preferences[key])});" for key in preferences
        ]
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [found("firefox"), "--headless", "--marionette", "--remote-allow-system-access"]
        self._process = subprocess.Popen(
            [*command, "--no-remote", "--profile", profile],
            env={**os.environ, "HOME": str(folder), "MOZ_CRASHREPORTER_DISABLE": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._socket, self._rest, self._number = (
            self._connected(profile / "MarionetteActivePort"),
            b"",
            0,
        )
        self._message()
        self._ask("WebDriver:NewSession", strictFileInteractability=False)
        self._ask("WebDriver:SetTimeouts", script=PATIENCE_S * 1000)
        self._chrome(
            "globalThis.asked = []; Services.obs.addObserver({observe(channel) {"
            " channel.QueryInterface(Ci.nsIHttpChannel);"
            " globalThis.asked.push([channel.loadInfo?.loadingPrincipal?.schemeIs('file'),"
            " channel.URI.spec]) }}, 'http-on-modify-request');"
        )

    def open(self, address):
        self._chrome("globalThis.asked.length = 0;")
        self._ask("WebDriver:Navigate", url=address)

    def run(self, script):
        answer = self._ask(
            "WebDriver:ExecuteAsyncScript",
            script="const done = arguments[arguments.length - 1];"
            f"(async () => {{ {script} }})().then(v => done([v]), e => done(String(e)));",
            args=[],
        )["value"]
        assert isinstance(answer, list), answer
        return answer[0]

    def run_as_page(self, script):
        self._ask("WebDriver:ExecuteScript", script=script, args=[], sandbox=None)

    def press(self, key):
        self._act([{"type": kind, "value": KEYS[key][2]} for kind in ("keyDown", "keyUp")])

    def type(self, text):
        self._act([{"type": kind, "value": one} for one in text for kind in ("keyDown", "keyUp")])

    def choose_file(self, selector, path):
        node = self._ask("WebDriver:FindElement", using="css selector", value=selector)["value"]
        self._ask("WebDriver:ElementSendKeys", id=next(iter(node.values())), text=str(path))

    def look(self, *, width=1000, height=800, dark=False, forced=False):
        narrowest = 500  # of a window without a head; what is narrower is drawn larger instead
        zoom = max(1, narrowest / width)
        colours = 2 if forced else 0
        self._chrome(
            f"Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override',"
            f" {0 if dark else 1});"
            f"Services.prefs.setIntPref('browser.display.document_color_use', {colours});"
            "Services.wm.getMostRecentWindow('navigator:browser').gBrowser.selectedBrowser"
            f".browsingContext.fullZoom = {zoom};"
        )
        size = {"width": round(width * zoom), "height": round(height * zoom) + 100}
        self._ask("WebDriver:SetWindowRect", **size)
        for _turn in range(200):
            if self.run("return innerWidth") == width:
                return
            self.run("await new Promise(requestAnimationFrame)")

    def picture(self, path):
        taken = self._ask("WebDriver:TakeScreenshot", full=True, hash=False)["value"]
        path.write_bytes(base64.b64decode(taken))

    def requests(self):
        asked = self._chrome("return globalThis.asked;")
        return [address for is_of_page, address in asked if is_of_page]

    def close(self):
        self._socket.close()
        self._process.kill()
        self._process.wait()

    def _connected(self, port_file):
        """Return a socket once Firefox has written where it listens."""
        end = time.monotonic() + PATIENCE_S
        while not (port_file.exists() and port_file.read_text(encoding="ascii").strip()):
            assert time.monotonic() < end, "Firefox does not listen"
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(0.05)
                raise AssertionError("Firefox has ended")
        port = int(port_file.read_text(encoding="ascii"))
        made = socket.create_connection(("127.0.0.1", port))
        made.settimeout(PATIENCE_S)
        return made

    def _act(self, actions):
        keys = {"type": "key", "id": "keyboard", "actions": actions}
        self._ask("WebDriver:PerformActions", actions=[keys])

    def _chrome(self, script):
        self._ask("Marionette:SetContext", value="chrome")
        try:
            kept = {"sandbox": "kept", "newSandbox": False}
            return self._ask("WebDriver:ExecuteScript", script=script, args=[], **kept)["value"]
        finally:
            self._ask("Marionette:SetContext", value="content")

    def _ask(self, command, **params):
        self._number += 1
        whole = json.dumps([0, self._number, command, params]).encode()
        self._socket.sendall(b"%d:%s" % (len(whole), whole))
        _kind, _number, error, result = self._message()
        assert error is None, (command, error)
        return result

    def _message(self):
        while b":" not in self._rest:
            self._receive()
        length, _colon, self._rest = self._rest.partition(b":")
        while len(self._rest) < int(length):
            self._receive()
        whole, self._rest = self._rest[: int(length)], self._rest[int(length) :]
        return json.loads(whole)

    def _receive(self):
        part = self._socket.recv(1 << 20)
        assert part, "Firefox has ended"
        self._rest += part
