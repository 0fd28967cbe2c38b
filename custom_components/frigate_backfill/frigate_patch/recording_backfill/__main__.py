"""`python -m recording_backfill`: the child process of one run; people use the script instead."""

import sys

from .child.run import main

sys.exit(main())
