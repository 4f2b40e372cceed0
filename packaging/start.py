"""Where the bundled program begins."""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()  # a copy that is to draw charts ends in here
    from hop_desktop.__main__ import main

    sys.exit(main())
