"""The command about the plan: focus areas, actions, and their due dates for a calendar."""

import argparse

from hop_desktop.bootstrap import Services
from hop_desktop.cli.console import Commands, add_force, open_store, place, print_json
from hop_desktop.presentation.actions import state_words
from hop_desktop.presentation.due import due_words
from hop_desktop.presentation.plan import make_plan_state, no_attempt_state
from hop_desktop.services.transfer.plan import action_document
from hop_desktop.whole_files import write_output


def declare(commands: Commands) -> None:
    text = "focus areas with their reasons, and the actions of the plan"
    command = commands.add("plan", _plan, text, as_json=True)
    command.add_argument("--ics", type=place, metavar="FILE", help="write the due dates to FILE")
    add_force(command)


def _plan(arguments: argparse.Namespace) -> None:
    services = open_store(arguments)
    if arguments.ics is not None:
        calendar = services.planning.calendar()
        write_output(arguments.ics, calendar, over_read_only=arguments.force)
        arguments.changes = True
        print(arguments.ics)
    elif arguments.json:
        print_json(_document(services))
    else:
        _print(services)


def _document(services: Services) -> dict[str, object]:
    latest = services.planning.latest()
    areas = services.planning.focus_areas(latest[1]) if latest else ()
    return {
        "attempt": latest[0].attempt_id if latest else None,
        "focus_areas": [
            {
                "id": area.competency.competency_id,
                "priority": area.terms.value,
                "weight": area.terms.weight,
                "gap": area.terms.gap,
                "leverage": area.terms.leverage,
                "certainty": area.terms.certainty,
                "target": area.target,
                "facets": list(area.facet_ids),
                "proposals": [proposal.action.action_id for proposal in area.proposals],
            }
            for area in areas
        ],
        "actions": [action_document(action) for action in services.planning.actions()],
    }


def _print(services: Services) -> None:
    latest, state = services.planning.latest(), no_attempt_state()
    actions = services.planning.actions()
    if latest:
        card = latest[1]
        areas = services.planning.focus_areas(card)
        name = services.profiles.get(card.profile_id).name
        state = make_plan_state(services.catalogue, card, areas, actions, name)
    print("\n".join(text for text in (state.lead, state.empty_title, state.empty_text) if text))
    for area in state.areas:
        print(f"\n{area.title}\n  {area.reason}\n  {area.numbers}\n  {area.aim}")
        for proposal in area.proposals:
            print(f"  - {proposal.title} ({proposal.kind})\n    {proposal.do}")
    for line in (*state.formula, *state.later, *state.leave_alone):
        print(line)
    for action in actions:
        when = due_words(action, services.planning.today())
        print(f"{action.action_id}  {state_words(action.state)}  {action.title}  {when}".rstrip())
