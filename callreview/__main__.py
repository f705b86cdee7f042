"""`python -m callreview` is the command `callreview`."""

import sys

from callreview.main import run

if __name__ == "__main__":
    sys.exit(run())
