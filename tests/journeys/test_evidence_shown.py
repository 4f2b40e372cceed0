"""What Results and the pack of stories show of the ledger."""

from datetime import date, timedelta

from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
)

from hop_desktop.domain.evidence import FacetRef
from hop_desktop.services.evidence_writing import EvidenceDraft
from hop_desktop.ui.widgets.figure_canvas import FigureCanvas
from hop_desktop.ui.widgets.list_table import ListTable
from tests.journeys.evidence_steps import add, go, texts, visible


def scores(driver):
    if not driver.button("Show as table").isChecked():
        driver.click("Show as table")
    table = driver.table("Scores by competency")
    heads = [table.horizontalHeaderItem(x).text() for x in range(table.columnCount())]
    return heads, [table.item(0, x).text() for x in range(table.columnCount())]


def radar_words(driver):
    canvases = visible(driver, FigureCanvas)
    return next(
        one for one in canvases if one.accessibleName().startswith("Radar:")
    ).accessibleDescription()


def test_results_show_what_the_evidence_reaches_once_it_is_wanted(open_window):
    driver = open_window()
    driver.store_samples()
    go(driver, "Evidence")
    add(driver, "I stopped two products", confirmer="Ana")
    go(driver, "Results")
    assert "Evidenced" not in scores(driver)[0]

    driver.check_box("Show the level your evidence reaches").toggle()

    heads, cells = scores(driver)
    assert (heads[-1], cells[-1]) == ("Evidenced", "3")
    driver.wait_for(lambda: "Backed by evidence: Strategy 3" in radar_words(driver))
    driver.wait_for(driver.check_box("Show the level your evidence reaches").hasFocus)
    driver.check_box("Show the level your evidence reaches").toggle()
    assert "Evidenced" not in scores(driver)[0]


def test_an_empty_ledger_offers_nothing_to_draw(open_window):
    driver = open_window()
    driver.store_samples()

    go(driver, "Results")

    assert not [one for one in visible(driver, QCheckBox) if "evidence" in one.text()]


def test_the_pack_says_what_stories_show_and_what_will_be_asked(open_window):
    driver = open_window()
    driver.store_samples()
    go(driver, "Evidence")
    add(driver, "I stopped two products")

    driver.click("Interview and promotion pack")

    table = driver.table("Coverage: competency by story")
    assert [table.item(0, x).text() for x in range(3)] == ["Strategy", "1", "1"]
    assert "I stopped two products" in texts(driver)
    assert "Days 1 to 30" in texts(driver)
    asked = {one for ones in driver.shell.session.services.packs.questions.values() for one in ones}
    assert texts(driver) & asked
    driver.click("Put it into a report…")
    assert driver.check_box("What you will probably be asked").isChecked()
    assert driver.check_box("The first 90 days").isChecked()


def test_the_pack_of_a_beginner_says_what_is_missing(open_window):
    driver = open_window()
    go(driver, "Evidence")

    driver.click("Interview and promotion pack")

    assert "There is no evidence yet." in texts(driver)
    assert "No attempt is finished yet, so nothing is claimed." in texts(driver)
    assert not driver.button("Put it into a report…").isEnabled()
    driver.click("Back to Evidence")
    assert "Add evidence" in driver.names()


def test_a_ledger_of_hundreds_is_told_story_by_story(open_window):
    driver = open_window()
    evidence = driver.shell.session.services.evidence
    facets = (FacetRef("negotiation", "closing"),)
    for number in range(200):
        day = date(2026, 1, 1) - timedelta(days=number)
        evidence.add(EvidenceDraft(facets, day, action=f"Deed {number}", result=f"Result {number}"))
    go(driver, "Evidence")

    driver.click("Interview and promotion pack")

    assert "Result 0" in texts(driver)
    stories = visible(driver, ListTable)[0]
    stories.selectRow(150)
    assert "Result 150" in texts(driver)
    assert "Result 0" not in texts(driver)
    table = driver.table("Coverage: competency by story")
    said = {table.item(row, 0).text(): table.item(row, 1).text() for row in range(10)}
    assert said["Negotiation"] == "1, 2, 3, 4, 5, 6, 7, 8 and 192 more"
    assert len(visible(driver, QLabel)) < 120
