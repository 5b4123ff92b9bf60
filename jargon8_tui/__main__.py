"""`python -m jargon8_tui`, and what the installed `jargon8` runs."""

import gc


def main() -> None:
    """Run the command line and exit with its code.

    A command ends before it could gain by collecting garbage, and going through a whole notebook
    once more at the very end would be a tenth of its time; the app turns collecting on again.
    """
    gc.disable()
    try:
        from jargon8_tui.cli.main import jargon8

        jargon8(prog_name="jargon8")
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
