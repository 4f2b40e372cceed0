"""Open a store as the window does and read all of it; print which of the libraries that save came.

python -m tests.journeys.everything_read FOLDER [save]

With "save" something is saved at the end: the check must notice.
"""

import json
import sys
from contextlib import closing
from pathlib import Path

from hop_desktop.app.opening import open_for_window
from hop_desktop.paths import AppPaths
from hop_desktop.render_worker import InThisProcess

SAVING = {"sqlmodel", "sqlalchemy", "pydantic", "alembic"}


def read_everything(services):
    history, retakes, planning = services.history, services.retakes, services.planning
    for one in history.latest_finished(5):
        attempt = history.get(one.attempt_id)
        planning.focus_areas(history.scorecard(attempt))
        history.instrument_of(attempt)
        retakes.reasons(attempt)
    planning.due()
    retakes.look_backs()
    services.assessment.open_attempt()
    services.background.load()
    services.transfer.files(Path("everything.csv"))
    services.transfer.export()
    services.database.back_up()


def main(folder, *wishes):
    services = open_for_window(AppPaths.at(folder), InThisProcess())
    with closing(services.database):
        read_everything(services)
        if "save" in wishes:
            services.planning.mark_arrangeable("talk", can_arrange=True)
    print(json.dumps(sorted(SAVING & set(sys.modules))))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
