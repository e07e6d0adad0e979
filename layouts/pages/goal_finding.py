"""What became of a statement, in one sentence with its numbers: for title, search and previews."""

from indicators.goals import Goal
from indicators.judge import Judgement
from indicators.model import Lang
from indicators.triad import Triad
from layouts.goal_data import WHOLE, assessed, leading
from layouts.goal_words import ends, heading
from layouts.pages import goal_checks
from layouts.words import say

MARKS: dict[Lang, str] = {"de": "„{}“", "en": "“{}”"}


def said(goal: Goal, lang: Lang) -> str:
    """The paper's words in marks, where only one language can stand: in English, the gloss."""
    return MARKS[lang].format(goal.quote if lang == "de" else goal.gloss)


def title(judgement: Judgement, triad: Triad, lang: Lang, longest: int = 50) -> str:
    """The id, the result, and as many whole words of the paper as fit."""
    goal = judgement.goal
    words = goal.quote if lang == "de" else goal.gloss
    if len(words) > longest:
        words = words[: longest + 1].rpartition(" ")[0] + " …"
    return f"{goal.id}: {heading(judgement, triad, lang)} – {MARKS[lang].format(words)}"


def sentence(judgement: Judgement, triad: Triad, lang: Lang) -> str:
    """The paper's words with their page, the result and the figures it comes from."""
    goal = judgement.goal
    where = say(lang, "goals.page", page=goal.page)
    text = f"{said(goal, lang)} ({where}): {heading(judgement, triad, lang)}."
    return f"{text} {_figures(judgement, lang)}".strip()


def _figures(judgement: Judgement, lang: Lang) -> str:
    """Those behind the heading: a claim's latest check, or both ends of the leading verdict."""
    found, check = assessed(judgement), leading(judgement)
    if judgement.goal.id == WHOLE:
        return ""
    if check and (judgement.goal.klass == "PB" or not found):
        return goal_checks.figures(check, lang)
    return ends(found[0].verdict, lang) if found else ""
