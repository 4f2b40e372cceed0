"""The intake proposes a profile; the background is never scored."""

from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
)

from hop_desktop.ui.navigation import Route
from tests.journeys.profile_steps import choose, open_profiles, texts, visible


def test_the_intake_proposes_and_the_person_decides(open_window):
    driver = open_window()
    driver.click("Start assessment")
    assert "Compared with: Head of Product, scale-up" in texts(driver)
    driver.click("Change")
    profile = visible(driver, QComboBox, "Profile")
    assert profile.currentData() == "scale-up"

    choose(driver, "Who reports to you?", "Directors or managers of product managers")
    assert profile.currentData() == "enterprise"
    assert any(text.startswith("Enterprise: more than") for text in texts(driver))
    choose(driver, "Who owns vision and budget?", "The founder owns both")
    assert any("look at that profile" in text for text in texts(driver))
    choose(driver, "Profile", "Director of Product")
    driver.begin("Quick form")

    assert driver.shell.session.services.assessment.open_attempt().profile_id == "director"


def test_a_profile_can_be_taken_straight_to_start(open_window):
    driver = open_window()
    open_profiles(driver)
    choose(driver, "Profile", "VP Product")

    driver.click("Start with this profile")

    assert "Compared with: VP Product" in texts(driver)


def test_the_background_is_optional_kept_and_never_scored(open_window):
    driver = open_window()
    driver.click("Start assessment")
    driver.click("Change")
    driver.click("Background")
    years = visible(driver, QLineEdit, "Years in product")
    years.setFocus()
    driver.qtbot.keyClicks(years, "1x2")
    choose(driver, "Target profile", "VP Product")
    sector = visible(driver, QLineEdit, "Sector")
    driver.qtbot.keyClicks(sector, "Health")

    driver.click("Back")

    assert "Begin" in driver.names()
    kept = driver.shell.session.services.background.load()
    assert (kept.years_in_product, kept.target_profile, kept.sector) == (
        "12",
        "vp-product",
        "Health",
    )
    driver.shell.navigator.go(Route.PREFERENCES)
    driver.click("Background")
    assert visible(driver, QLineEdit, "Sector").text() == "Health"
    visible(driver, QLineEdit, "Sector").clear()
    driver.qtbot.keyClicks(visible(driver, QLineEdit, "Sector"), " ")
    driver.click("Back")
    assert driver.shell.session.services.background.load().sector == ""
