"""`python -m jargon8_tui`, and what the installed `jargon8` runs."""

import gc


def main() -> None:
    """Run the command line and exit with its code."""
    gc.disable()  # a command ends before it could gain by it; the app turns it on again
    from jargon8_tui.cli.main import jargon8

    jargon8(prog_name="jargon8")


if __name__ == "__main__":
    main()
