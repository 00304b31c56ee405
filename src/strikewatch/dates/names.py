"""Names of months and weekdays as feeds write them, in the languages that were met (and their near neighbours)."""

from __future__ import annotations

import unicodedata

# Twelve months a line. Any prefix of three letters or more stands for its month, unless two months share it.
_MONTHS = """
january february march april may june july august september october november december
januar februar marz april mai juni juli august september oktober november dezember
janner feber maerz april mai juni juli august september oktober november dezember
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
januari februari maart april mei juni juli augustus september oktober november december
januar februar marts april maj juni juli august september oktober november december
stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik
gener febrer marc abril maig juny juliol agost setembre octubre novembre desembre
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
"""

# Monday first. Only names that no month shares: "mar" is March, or Tuesday where another month stands in the string.
_WEEKDAYS = """
monday tuesday wednesday thursday friday saturday sunday
mon tue wed thu fri sat sun
- tues - thur - - -
- - - thurs - - -
montag dienstag mittwoch donnerstag freitag samstag sonntag
mo di mi do fr sa so
lundi mardi mercredi jeudi vendredi samedi dimanche
lun - mer jeu ven sam dim
lunes martes miercoles jueves viernes sabado domingo
- - mie jue vie sab dom
segunda terca quarta quinta sexta sabado domingo
seg ter qua qui sex sab dom
lunedi martedi mercoledi giovedi venerdi sabato domenica
- - - gio - - -
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
ma - wo - vr za zo
понедельник вторник среда четверг пятница суббота воскресенье
"""


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", text.lower().replace("\u0131", "i"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _months() -> dict[str, int]:
    meanings: dict[str, set[int]] = {}
    whole: dict[str, int] = {}
    for line in _MONTHS.split("\n"):
        for number, name in enumerate(line.split(), 1):
            name = fold(name)  # noqa: PLW2901 - й decomposes like é: the keys must match folded input
            whole[name] = number
            for length in range(3, len(name)):
                meanings.setdefault(name[:length], set()).add(number)
    short = {name: next(iter(numbers)) for name, numbers in meanings.items() if len(numbers) == 1}
    return short | whole


def _weekdays() -> dict[str, int]:
    pairs = [(fold(name), day) for line in _WEEKDAYS.split("\n") for day, name in enumerate(line.split())]
    return {name: day for name, day in pairs if name != "-"}


MONTHS = _months()
WEEKDAYS = _weekdays()
