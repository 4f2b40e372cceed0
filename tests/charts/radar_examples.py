"""What the radars of the tests show."""

SOME_UNSCORED = (3.4, None, 2.6, 4.2, 3.1, None, None, 4.4, 3.6, 3.9)
