"""`python -m jargon8_tui`, and what the installed `jargon8` runs."""


def main() -> None:
    """Run the command line and exit with its code."""
    from jargon8_tui.cli.main import jargon8

    jargon8(prog_name="jargon8")


if __name__ == "__main__":
    main()
