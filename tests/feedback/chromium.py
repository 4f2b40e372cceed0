"""Chromium, driven as a person would, by its pipe: nothing else need be installed."""

import base64
import json
import os
import select
import subprocess
import sys

from tests.feedback.keys import KEYS, PATIENCE_S, found

ALONE = (  # nothing but the page: a browser otherwise looks for updates and for lists
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--hide-scrollbars", "--disable-dev-shm-usage", "--force-color-profile=srgb"),
)
# Starts a program with two pipes where Chromium looks for them; each may stand there already.
AS_3_AND_4 = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 10) for end in sys.argv[1:3]]
os.dup2(ends[0], 3)
os.dup2(ends[1], 4)
os.execv(sys.argv[3], sys.argv[3:])
"""


class Chromium:
    """Chromium over `--remote-debugging-pipe`: two pipes, a NUL behind each message."""

    name = "chromium"

    def __init__(self, folder):
        self.downloads = folder / "downloads"
        self.downloads.mkdir(parents=True)
        to_read, self._write = os.pipe()
        self._read, to_write = os.pipe()
        profile = f"--user-data-dir={folder / 'profile'}"
        command = [found("chromium"), *ALONE, "--remote-debugging-pipe", profile]
        self._process = subprocess.Popen(
            [sys.executable, "-c", AS_3_AND_4, str(to_read), str(to_write), *command],
            pass_fds=(to_read, to_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(to_write)
        self._rest, self._number, self._session, self.events = b"", 0, None, []
        page = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._ask("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "DOM"):
            self._ask(f"{domain}.enable")
        self._ask(
            "Browser.setDownloadBehavior",
            behavior="allow",
            downloadPath=str(self.downloads),
            eventsEnabled=True,
        )

    def open(self, address):
        self.events.clear()
        self._ask("Page.navigate", url=address)
        self._await(lambda one: one.get("method") == "Page.loadEventFired")

    def run(self, script):
        """Return what the body of a function returns, or what its promise becomes."""
        answer = self._ask(
            "Runtime.evaluate",
            expression=f"(async () => {{ {script} }})()",
            awaitPromise=True,
            returnByValue=True,
            userGesture=True,
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def run_as_page(self, script):
        """Run what the page's policy does not allow: a checker of our own."""
        self._ask("Runtime.evaluate", expression=script)

    def press(self, key):
        number, text, _character = KEYS[key]
        shared = {
            "key": text if key == "Space" else key,
            "code": key,
            "windowsVirtualKeyCode": number,
        }
        self._ask("Input.dispatchKeyEvent", type="keyDown", text=text, **shared)
        self._ask("Input.dispatchKeyEvent", type="keyUp", **shared)

    def type(self, text):
        self._ask("Input.insertText", text=text)

    def choose_file(self, selector, path):
        document = self._ask("DOM.getDocument")["root"]["nodeId"]
        node = self._ask("DOM.querySelector", nodeId=document, selector=selector)["nodeId"]
        self._ask("DOM.setFileInputFiles", files=[str(path)], nodeId=node)

    def look(self, *, width=1000, height=800, dark=False, forced=False):
        self._ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        features = [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "forced-colors", "value": "active" if forced else "none"},
        ]
        self._ask("Emulation.setEmulatedMedia", media="", features=features)

    def look_as_printed(self):
        self._ask("Emulation.setEmulatedMedia", media="print")

    def picture(self, path):
        taken = self._ask("Page.captureScreenshot", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(taken["data"]))

    def requests(self):
        """Return the addresses of what the page asked for, itself left out."""
        self.run("return 1")
        events = [(one.get("method"), one.get("params")) for one in self.events]
        stopped = {
            about["requestId"]
            for method, about in events
            if method == "Network.loadingFailed" and about.get("blockedReason") == "csp"
        }
        sent = [
            about["request"]["url"]
            for method, about in events
            if method == "Network.requestWillBeSent" and about["requestId"] not in stopped
        ]
        return [address for address in sent if not address.startswith(("file:", "blob:"))]

    def close(self):
        self._process.kill()
        self._process.wait()
        os.close(self._read)
        os.close(self._write)

    def _ask(self, method, **params):
        number = self._send(method, **params)
        answer = self._await(lambda one: one.get("id") == number)
        assert "error" not in answer, (method, answer["error"])
        return answer["result"]

    def _send(self, method, **params):
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        return self._number

    def _await(self, is_meant):
        while True:
            while b"\0" not in self._rest:
                ready, _w, _x = select.select([self._read], [], [], PATIENCE_S)
                part = os.read(self._read, 1 << 20) if ready else b""
                assert part, "Chromium has ended, or does not answer"
                self._rest += part
            whole, _nul, self._rest = self._rest.partition(b"\0")
            message = json.loads(whole)
            self.events.append(message)
            if message.get("method") == "Page.javascriptDialogOpening":
                self._send("Page.handleJavaScriptDialog", accept=True)
            if is_meant(message):
                return message
