"""What is done now and then, and so has no key but a name in the palette."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import REFLECTION
from jargon8_tui.model.text import begun, counted
from jargon8_tui.ui.overlays.ask import Ask
from jargon8_tui.ui.overlays.sheet import Sheet
from jargon8_tui.ui.widgets.text_fields import AnswerLine, LineInput, ReadLine

if TYPE_CHECKING:
    from jargon8_tui.ui.app import Jargon8


@dataclass(frozen=True)
class Chore:
    """Something to do by name: what it is called, what it does, and how."""

    title: str
    says: str
    do: Callable[["Jargon8"], Awaitable[None]]

    def start(self, app: "Jargon8") -> None:
        """Do it, asking what has to be asked; say why where it could not be done."""
        app.run_worker(self._done(app), group="chore", exclusive=True)

    async def _done(self, app: "Jargon8") -> None:
        try:
            await self.do(app)
        except Refused as refusal:
            app.say(str(refusal))


async def _import(app: "Jargon8") -> None:
    from jargon8_tui.ui.importing.paths import paths_in
    from jargon8_tui.ui.importing.preview import Preview

    if app.session.is_read_only:
        raise Refused("The notebook is only read here, so nothing can be imported.")
    question, answer = "Import which file or folder?", ""
    while answer := await _asked(app, question, answer, ReadLine):
        if paths := paths_in(answer):
            app.push_screen(Preview(app.session, paths))
            return
        question = "There is no such file or folder; import which?"


async def _export(app: "Jargon8") -> None:
    from jargon8_tui.exchange.exporting import export, format_of
    from jargon8_tui.ui.writing_out import write_out

    if page := app.page:
        await write_out(
            page,
            "The journal",
            lambda to: export(app.session.notebook, REFLECTION, to, format_of(to)),
            question="Write the journal to which folder or file?",
        )


async def _name_area(app: "Jargon8") -> None:
    from jargon8_tui.services.standard import name_area, standard

    known = standard(app.session.notebook)
    areas = {str(area.number): area for area in known.areas}
    number = await _asked(app, f"Which area of the standard, {', '.join(areas)}?")
    if not number:
        return
    if number not in areas:
        raise Refused(f"{number} is no area of the standard: {', '.join(areas)} are.")
    name = await _asked(app, f"What is area {number} called?", areas[number].name)
    if name:
        area = name_area(app.session.notebook, int(number), name)
        app.session.tell_pages()
        app.say(f"{area.label}. {begun(known.advice)}.")


async def _check(app: "Jargon8") -> None:
    report = app.session.notebook.check()
    whole = f"{counted(report.records, 'record')} and {counted(report.backups, 'backup')}"
    if not report.findings:
        app.say(f"Nothing is amiss in {whole}.")
        return
    found = counted(len(report.findings), "thing")
    sentence = f"{found} found in {whole}" + (", all harmless." if report.is_whole else ".")
    app.push_screen(Sheet("Check", [one.sentence for one in report.findings], sentence))


async def _theme(app: "Jargon8") -> None:
    from jargon8_tui.ui.commands import themes
    from jargon8_tui.ui.palette import Palette

    if chosen := await app.push_screen_wait(Palette(themes(app), title="Theme", thing="theme")):
        chosen.run()


async def _report(app: "Jargon8") -> None:
    from jargon8_tui.ui.feedback.report_page import ReportPage

    app.push_screen(ReportPage(app.session))


async def _patterns(app: "Jargon8") -> None:
    from jargon8_tui.ui.feedback.patterns_page import PatternsPage

    app.push_screen(PatternsPage(app.session))


async def _where(app: "Jargon8") -> None:
    app.say(f"The notebook is {app.path}.")


async def _settings(app: "Jargon8") -> None:
    from jargon8_tui.settings import settings_path

    path = settings_path()
    app.say(f"The settings are {'' if path.exists() else 'to be '}in {path}, read at the start.")


async def _actions(app: "Jargon8") -> None:
    from jargon8_tui.ui.actions.place import Actions

    await app.push_screen(Actions(app.session))


async def _asked(
    app: "Jargon8", question: str, answer: str = "", line: type[LineInput] = AnswerLine
) -> str:
    """What was answered, without blanks around it; nothing where one went back."""
    return (await app.push_screen_wait(Ask(question, answer, line=line)) or "").strip()


CHORES = (
    Chore("Actions", "list every action, the overdue ones first", _actions),
    Chore("Import", "read a file or folder: reflections, notes, an export", _import),
    Chore("Export the journal", "write every reflection to a folder or file", _export),
    Chore("Report on feedback", "see the monthly or weekly report, and write it", _report),
    Chore("Patterns of feedback", "by category, whom, hour and month", _patterns),
    Chore("Name an area", "give an area of the standard the name it has for you", _name_area),
    Chore("Theme", "choose the colours", _theme),
    Chore("Check the notebook", "read the file, its journal and its backups through", _check),
    Chore("Where the notebook is", "say which file everything is kept in", _where),
    Chore("Where the settings are", "say which file settings and keys are in", _settings),
)
