"""Commands about the instrument: its items, its profiles, the score of a file."""

import argparse

from hop_desktop.cli.console import (
    Commands,
    add_language,
    named_id,
    print_json,
    print_table,
    read_attempt,
)
from hop_desktop.cli.profile_lookup import ProfileLookup
from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.instrument import Form
from hop_desktop.domain.scoring import score
from hop_desktop.presentation.computation import method_lines
from hop_desktop.presentation.headline import alike_words, headline, strongest_words
from hop_desktop.presentation.results import table_headers, table_rows
from hop_desktop.presentation.words import (
    band_words,
    honesty_lines,
    quality_lines,
    readiness_sentence,
)
from hop_desktop.services.documents import items_document, profile_document, scorecard_document


def declare(commands: Commands) -> None:
    items = commands.add("items", _items, "the items of the instrument", as_json=True)
    items.add_argument("--form", choices=[form.value for form in Form])
    add_language(items)
    items.add_argument("--keys", action="store_true", help="with the values of options")
    profiles = commands.add("profiles", _profiles, "every profile", as_json=True)
    profiles.add_argument("--own", action="store_true", help="also those that you made")
    command = commands.add("score", _score, "score an attempt file; stores nothing", as_json=True)
    command.add_argument("file", metavar="FILE", help="an attempt file; - is standard input")
    command.add_argument("--profile", type=named_id, metavar="ID")
    command.rules = _rules


def _rules() -> tuple[str, ...]:
    """Tell how scores are made, and what is said about how the answers look."""
    catalogue = load_catalogue()
    constants = catalogue.constants
    return (
        f"Scoring version {constants.scoring_version}:",
        *method_lines(catalogue.instrument, Form.FULL, constants),
        band_words(constants),
    )


def _items(arguments: argparse.Namespace) -> None:
    instrument = load_catalogue().content_in(arguments.lang).instrument
    items = tuple(item for item in instrument.items if item.forms)
    if arguments.form:
        items = instrument.items_of(Form(arguments.form))
    if arguments.json:
        print_json(items_document(instrument, items, with_keys=arguments.keys))
        return
    for item in items:
        forms = ", ".join(form.value for form in Form if form in item.forms)
        print(f"{item.item_id} ({item.competency_id}, {item.kind}, {forms})")
        print(f"  {item.cue} {item.stem}".replace("   ", "  "))
        for option in item.options:
            key = f" [{option.value}]" if arguments.keys and option.value is not None else ""
            print(f"    {option.option_id}  {option.text}{key}")


def _profiles(arguments: argparse.Namespace) -> None:
    catalogue = load_catalogue()
    own = ProfileLookup(catalogue, arguments).own if arguments.own else ()
    profiles = (*catalogue.profiles, *own)
    if arguments.json:
        print_json([profile_document(listed) for listed in profiles])
        return
    for profile in profiles:
        print(f"{profile.profile_id}: {profile.name}")
        for competency_id, level in profile.levels.items():
            print(f"  {competency_id:<24}{level:>4}  ({profile.weights[competency_id]} %)")


def _score(arguments: argparse.Namespace) -> None:
    catalogue = load_catalogue()
    profiles = ProfileLookup(catalogue, arguments)
    attempt = read_attempt(arguments.file, catalogue, profiles)
    profile = profiles.get(arguments.profile or attempt.profile_id)
    instrument = catalogue.edition(attempt.fingerprint).instrument
    card = score(instrument, attempt, profile, catalogue.constants)
    if arguments.json:
        print_json(scorecard_document(card))
        return
    print_table([table_headers(), *table_rows(instrument, card)])
    texts = (
        headline(instrument, card),
        readiness_sentence(card.readiness),
        alike_words(card),
        strongest_words(instrument, card),
        *quality_lines(card.quality),
    )
    print("\n" + "\n".join(text for text in texts if text))
    print("\n" + "\n".join(honesty_lines()))
