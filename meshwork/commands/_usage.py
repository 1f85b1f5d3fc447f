"""Help and wrong usage in the language of who types, for typer speaks English only.

The help of a command is the docstring of its function; of an option and an argument, what stands beside it.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from meshwork.text import _, later

PROGRAM = "meshwork"
_ABOUT = later("A map of a community on its way from loose network to community of practice to meshwork.")
_HELP = later("Show this and stop.")
_OF_BACKUPS = MappingProxyType(
    {
        "restore": later("A backup comes back with `meshwork import FILE.ndjson`."),
        "backup": later("A backup is made with `meshwork export FILE.ndjson --private`."),
    }
)
"""What people look for under a name that no command has."""


class _Said:
    """What a command and a group of them say of themselves."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """As typer does, noting in what goes wrong where it was."""
        with _at(ctx):
            return super().parse_args(ctx, args)  # type: ignore[misc]  # of the class of typer beside it

    def get_usage(self, ctx: Any) -> str:
        """How it is typed, on one line."""
        return _usage(ctx)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The whole help, in the language of who types."""
        formatter.write(_help(self, ctx, formatter))


class Leaf(_Said, TyperCommand):
    """One command."""


class Branch(_Said, TyperGroup):
    """A group of commands, also the whole program."""


@contextmanager
def _at(context: Any) -> Iterator[None]:
    """Typer does not always note where something was typed wrongly."""
    try:
        yield
    except TyperException as error:
        if getattr(error, "ctx", context) is None:
            error.ctx = context  # type: ignore[attr-defined]  # those without one have a place for it
        raise


def meaning(run: Callable[..., Any] | None) -> str:
    """What a command does: the docstring of its function on one line, in English, to be said by `_`."""
    return " ".join((inspect.getdoc(run) or "").split()) or _ABOUT if run else _ABOUT


def in_words(error: Any) -> str:
    """What was typed wrongly, as typer found it, and where the help is."""
    context = getattr(error, "ctx", None)
    said = _SAID.get(type(error).__name__, _otherwise)(error)
    if context is None:
        return said
    return f"{said}\n{_usage(context)}\n" + _("More: {command} --help", command=_path(context))


def _usage(context: Any) -> str:
    """The line that shows how a command is typed."""
    parts = [_path(context), "[" + _("OPTIONS") + "]"]
    parts += [
        f"{_(each.metavar)}..." if each.nargs == -1 else _(each.metavar or "")
        for each in context.command.params
        if each.param_type_name == "argument"
    ]
    if hasattr(context.command, "commands"):
        optional = context.command.invoke_without_command
        parts.append(("[{}] ..." if optional else "{} ...").format(_("COMMAND")))
    return _("Usage: {line}", line=" ".join(parts))


def _path(context: Any) -> str:
    names: list[str] = []
    while context is not None:
        names.insert(0, str(context.info_name))
        context = context.parent
    return " ".join(names)


def _help(command: Any, context: Any, formatter: Any) -> str:
    page = type(formatter)(width=formatter.width)
    page.write(_usage(context) + "\n")
    page.write_paragraph()
    page.indent()
    page.write_text(_(meaning(command.callback)))
    page.dedent()
    shown = [each for each in command.get_params(context) if not each.hidden]
    for heading, which in ((_("What to give"), "argument"), (_("Options"), "option")):
        rows = [_row(each) for each in shown if each.param_type_name == which]
        if rows:
            with page.section(heading):
                page.write_dl(rows)
    rows = [(name, _(meaning(each.callback))) for name, each in sorted(getattr(command, "commands", {}).items())]
    if rows:
        with page.section(_("Commands")):
            page.write_dl(rows)
    return str(page.getvalue())


def _row(parameter: Any) -> tuple[str, str]:
    if parameter.param_type_name == "argument":
        return _(parameter.metavar or parameter.name), _(parameter.help or "")
    names = "/".join((*parameter.opts, *parameter.secondary_opts))
    words = _HELP if parameter.name == "help" else parameter.help or ""
    more = "; ".join(_more(parameter))
    return f"{names} {_wanted(parameter)}".strip(), _(words) + (f"  [{more}]" if more else "")


def _wanted(parameter: Any) -> str:
    """What an option wants, in a word; nothing for one that only has to be there."""
    if parameter.is_flag:
        return ""
    if parameter.metavar:
        return _(parameter.metavar)
    choices = parameter.type_descriptor.choices or ()
    return "|".join(map(str, choices))


def _more(parameter: Any) -> Iterator[str]:
    if parameter.envvar:
        yield _("or {variable}", variable=parameter.envvar)
    if not parameter.is_flag and parameter.default not in (None, "", ()):
        yield _("unless given: {default}", default=parameter.default)
    if parameter.multiple:
        yield _("may be repeated")


def _name_of(error: Any) -> str:
    parameter = error.param
    if parameter is None:
        return str(error.param_hint or "")
    return _(parameter.metavar) if parameter.param_type_name == "argument" else "/".join(parameter.opts)


def _no_option(error: Any) -> str:
    said = _('There is no option "{name}" here.', name=error.option_name)
    like = ", ".join(sorted(error.possibilities or ()))
    return said + " " + _("Was {names} meant?", names=like) if like else said


def _missing(error: Any) -> str:
    return _("{name} is missing.", name=_name_of(error))


def _no_value(error: Any) -> str:
    if "does not take" in error.message:
        return _("{name} stands alone; leave out what is behind it.", name=error.option_name)
    return _("Something belongs behind {name}.", name=error.option_name)


def _bad_value(error: Any) -> str:
    name, descriptor = _name_of(error), getattr(error.param, "type_descriptor", None)
    if descriptor is not None and descriptor.choices:
        choices = ", ".join(map(str, descriptor.choices))
        return _("{name} can be: {choices}.", name=name, choices=choices)
    low, high = getattr(error.param, "min", None), getattr(error.param, "max", None)
    if low is not None and high is not None:
        return _("{name} is a whole number from {low} to {high}.", name=name, low=low, high=high)
    if low is not None:
        return _("{name} is a whole number from {low} on.", name=name, low=low)
    if descriptor is not None and descriptor.annotation is int:
        return _("{name} is a whole number.", name=name)
    return _("{name} cannot be used so.", name=name)


def _otherwise(error: Any) -> str:
    from difflib import get_close_matches

    context = error.ctx
    commands = getattr(getattr(context, "command", None), "commands", {})
    typed = [*getattr(context, "_protected_args", ()), *getattr(context, "args", ())]
    if commands:
        wanted = error.message.partition("'")[2].partition("'")[0] or " ".join(typed[:1])
        if not wanted:
            return _("Say what to do.")
        said = _('There is no command "{name}".', name=wanted)
        if context.parent is None and wanted in _OF_BACKUPS:
            return f"{said} {_(_OF_BACKUPS[wanted])}"
        like = ", ".join(get_close_matches(wanted, commands))
        return said + " " + _("Was {names} meant?", names=like) if like else said
    extra = error.message.partition("(s) (")[2].removesuffix(")")
    if extra:
        return _('"{words}" is too much here.', words=extra)
    return str(error.message)


_SAID: MappingProxyType[str, Callable[[Any], str]] = MappingProxyType(
    {
        "NoSuchOption": _no_option,
        "MissingParameter": _missing,
        "BadOptionUsage": _no_value,
        "BadParameter": _bad_value,
    }
)
