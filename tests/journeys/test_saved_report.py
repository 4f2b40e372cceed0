"""A report that was saved can be opened at once, and found."""

import pytest

from hop_desktop.ui.navigation import Route


@pytest.mark.parametrize(
    ("name", "opened"), [("Open", "report.html"), ("Show in folder", "reports")]
)
def test_a_saved_report_can_be_opened_and_found(open_window, tmp_path, name, opened):
    driver = open_window()
    driver.store_samples()
    target = tmp_path / "reports" / "report.html"
    target.parent.mkdir()
    driver.answers.path = target
    shown = []
    driver.shell.session.saved_reports.show = shown.append
    driver.shell.navigator.go(Route.RESULTS)

    driver.click("Save report…")
    driver.wait_for(lambda: name in driver.names())
    driver.click(name)

    assert [one.name for one in shown] == [opened]
    assert target.exists()
    assert driver.shell.preferences.recent_reports == (target,)
