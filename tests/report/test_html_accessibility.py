"""The HTML report passes the checks of axe in a real browser."""

import json
import os
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import axe_core_python
import pytest

from hop_desktop.bootstrap import load_samples, open_services
from hop_desktop.paths import AppPaths

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"),
    *("--virtual-time-budget=20000", "--disable-background-networking", "--no-first-run"),
)
RUN = """
<pre id="found"></pre><script>axe.run().then(result => {
document.getElementById("found").textContent = JSON.stringify(
{passes: result.passes.length, violations: result.violations.map(one => one.id)}) })</script>
"""


IS_CI = os.environ.get("CI") == "true" and sys.platform == "linux"


@pytest.mark.skipif(not BROWSER and not IS_CI, reason="no Chromium here")
def test_axe_finds_nothing_to_mend(tmp_path, catalogue):
    assert BROWSER, "the tests in CI need Chromium"
    services = open_services(AppPaths.at(tmp_path / "data"), catalogue)
    page = tmp_path / "report.html"
    from hop_desktop.report.choice import Audience
    from hop_desktop.report.document import preset

    snapshot = services.reports.capture_attempt(load_samples(catalogue)[-1])
    services.reports.write(snapshot, preset(Audience.ME, snapshot), page)
    services.database.close()
    axe = next(Path(axe_core_python.__file__).parent.rglob("axe.min.js")).read_text("utf-8")
    text = re.sub(
        r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", page.read_text("utf-8")
    )
    checked = tmp_path / "checked.html"
    checked.write_text(text.replace("</body>", f"<script>{axe}</script>{RUN}</body>"), "utf-8")

    done = subprocess.run(
        [BROWSER, *OPTIONS, f"--user-data-dir={tmp_path / 'browser'}", checked.as_uri()],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )

    found = re.search(r'<pre id="found">(\{.*?\})</pre>', done.stdout)
    assert found, done.stderr[-2000:]
    result = json.loads(unescape(found.group(1)))
    assert result["violations"] == []
    assert result["passes"] > 10
