"""What the guard turns away, in words: for people in the language of the path, for data as JSON."""

from dataclasses import dataclass, field

from layouts.data import routes
from layouts.data.answers import ERROR, Answer, Headers
from layouts.data.ask import FORMS
from layouts.data.errors import BadRequest
from layouts.paths import language
from layouts.words import say


@dataclass(frozen=True, slots=True)
class Refusal:
    """A request that goes no further: status, the rule it broke (a key of [guard]), its parts."""

    status: int
    rule: str
    parts: dict[str, object] = field(default_factory=dict)
    headers: Headers = field(default_factory=list)

    def answer(self, path: str) -> Answer:
        """The words as bytes; nothing of the request is repeated in them."""
        text = say(language(path), f"guard.{self.rule}", **self.parts)
        if _data(path):
            made = routes.refusal(BadRequest(text, status=self.status))
        else:
            body = f"{self.status}: {text}\n".encode()
            made = Answer(body, "text/plain; charset=utf-8", self.status, ERROR)
        made.headers += self.headers
        return made


def _data(path: str) -> bool:
    """Whether a program asks: errors about data are JSON."""
    return path.startswith(routes.API) or path.rpartition("/")[2].partition(".")[2] in FORMS
