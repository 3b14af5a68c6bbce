"""`python -m armistice`."""

from armistice.cli import main

if __name__ == "__main__":
    main()
