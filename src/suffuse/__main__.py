"""`python -m suffuse`, and the `suffuse` command."""

from suffuse.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
