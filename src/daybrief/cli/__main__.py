"""`python -m daybrief.cli`."""

import sys

from daybrief.cli.app import main

sys.exit(main())
