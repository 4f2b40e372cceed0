"""Whether a reader takes time in proportion to what it reads."""

import time
from contextlib import suppress

from hop_desktop.domain.errors import HopError

TIMES = 8  # how much larger the larger of two files is
WORSE = 3.5  # how much more than that it may take: eight times would be a quadratic reader
FLOOR_S = 0.01  # below, a clock tells more of the machine than of the reader
TRIES = 3
MARKS = "\u0301\u0316"  # combining marks, each of which belongs before the other


def seconds(read, content):
    """Return what the reading of a content takes at best; refusing it is reading, too."""
    took = []
    for _try in range(TRIES):
        begun = time.process_time()
        with suppress(HopError):
            read(content)
        took.append(time.process_time() - begun)
    return min(took)


def is_linear(read, make, size):
    """Whether a file of eight times the size takes about eight times as long."""
    short = max(seconds(read, make(size)), FLOOR_S)
    return seconds(read, make(TIMES * size)) <= short * TIMES * WORSE
