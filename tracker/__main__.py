"""``python -m tracker`` is the same program as ``tracker``."""

from tracker.cli import main

main()
