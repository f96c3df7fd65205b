"""`python -m newsflow` is the command `newsflow`."""

from newsflow.cli import main

if __name__ == "__main__":
    main()
