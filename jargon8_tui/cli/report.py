"""The command that writes a report: on a month, a week, or the trends of a year."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jargon8_tui.cli.opening import reading, refuse_own_files
from jargon8_tui.cli.options import DESTINATION
from jargon8_tui.cli.output import say
from jargon8_tui.model.dates import read_day
from jargon8_tui.model.errors import Refused

if TYPE_CHECKING:
    import datetime as dt

    from jargon8_tui.exchange.writing.reports import Written
    from jargon8_tui.model.periods import Period
    from jargon8_tui.services.reports.parts import Audience
    from jargon8_tui.settings import Settings
    from jargon8_tui.store import Notebook

_NAMES = ("weekly", "monthly", "trend")
_AUDIENCES = ("client", "facilities", "manager", "tutor")
"""As the reports have them, which would all be loaded for the help alone."""


@click.command("report")
@click.argument("name", type=click.Choice(_NAMES), metavar="|".join(_NAMES))
@click.option("--month", metavar="YYYY-MM", help="The month; monthly: else the last that is over.")
@click.option("--until", metavar="D", help="The last day of the week or year, else today.")
@click.option(
    "--for",
    "audience",
    type=click.Choice(_AUDIENCES),
    default="facilities",
    show_default=True,
    help="Who is to read it.",
)
@click.option("--format", "fmt", metavar="md|html|json", help="Else by the ending of PATH, or md.")
@click.option("--to", type=DESTINATION, metavar="PATH", help="The file to write.")
@click.option("--force", is_flag=True, help="Put it in the place of what is there.")
@click.pass_obj
def report_command(
    path: Path,
    name: str,
    month: str | None,
    until: str | None,
    audience: "Audience",
    fmt: str | None,
    to: Path | None,
    force: bool,
) -> None:
    """Sum up a month or a week: what came in, what was done, what is open and comes next.

    trend is how the service levels did over the last twelve months, or in the month that is named.
    Without --to it is printed. Only the manager's has names of persons in it, disputes of the staff
    and matters of personal data.
    """
    from jargon8_tui.exchange.exporting import AlreadyThere
    from jargon8_tui.exchange.reports import report_format, write_report, written
    from jargon8_tui.settings import read_settings

    refuse_own_files(path, to)

    chosen = report_format(fmt, to)
    with reading(path) as notebook:
        now = notebook.now()
        period = _period(name, month, until, now)
        made = _made(notebook, name, period, audience, read_settings(), now)
        if to is None:
            say(written(made, chosen).rstrip("\n"))
            return
        try:
            say(str(write_report(made, chosen, to, force=force)))
        except AlreadyThere as there:
            raise Refused(there.or_by_force) from None


def _made(
    notebook: "Notebook",
    name: str,
    period: "Period",
    audience: "Audience",
    settings: "Settings",
    now: "dt.datetime",
) -> "Written":
    """The report called `name`."""
    if name == "trend":
        from jargon8_tui.services.reports.trend_report import trend_report

        return trend_report(notebook, period, audience, settings, now)
    from jargon8_tui.services.reports.report import report

    return report(
        notebook, "weekly" if name == "weekly" else "monthly", period, audience, settings, now
    )


def _period(name: str, month: str | None, until: str | None, now: "dt.datetime") -> "Period":
    """The days that are meant. Raises `Refused` and `UsageError`."""
    from jargon8_tui.services.reports.report import last_month, read_month, week_until

    if name == "weekly" and month:
        raise click.UsageError("--month goes with monthly and trend; a week ends with --until.")
    if until and (month or name == "monthly"):
        raise click.UsageError("--until goes with weekly and trend; a month is named with --month.")
    last = read_day(until, now) if until else now.date()
    if name == "weekly":
        period = week_until(last)
    elif name == "trend" and not month:
        from jargon8_tui.services.reports.level_report import last_year

        period = last_year(last)
    else:
        period = read_month(month) if month else last_month(now.date())
    if period.first > now.date():
        raise Refused(f"{month or period} has not begun yet, so there is nothing to report on.")
    return period
