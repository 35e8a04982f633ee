"""`python -m chapter8.cli` is the command `chapter8`."""

from chapter8.cli import main

main()
