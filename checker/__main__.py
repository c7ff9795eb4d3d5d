"""`python -m checker` is the command `goalcheck`."""

from checker.cli import main

if __name__ == "__main__":
    main()
