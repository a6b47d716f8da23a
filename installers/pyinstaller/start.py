"""Where the stand-alone program begins; it does what `python -m isms_desktop` does."""

import sys

from isms_desktop.__main__ import main

sys.exit(main())
