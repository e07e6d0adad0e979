"""Finished answers in memory."""

from collections import OrderedDict
from threading import Lock

from layouts.data.answers import Answer
from layouts.data.state import State

Key = tuple[str, str, str]
"""Path and query as WSGI has them, and the public address the answer speaks of."""
MEMORY = 96 * 2**20
"""Bytes of answers that are kept; the ones asked for longest ago go first."""
BESIDES = 2000
"""Bytes reckoned for an answer's key and headers."""


class Shelf:
    """Finished answers by request, as many as fit; emptied when the figures change."""

    def __init__(self, limit: int = MEMORY) -> None:
        self._limit, self.used = limit, 0
        self._kept: OrderedDict[Key, Answer] = OrderedDict()
        self._state: State | None = None
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Key, now: State) -> Answer | None:
        """The answer, if it is of this state of the figures."""
        with self._lock:
            # Nearly always it is the very same object: one look instead of a comparison.
            if now is not self._state and now != self._state:
                self._kept.clear()
                self._state, self.used = now, 0
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def put(self, key: Key, answer: Answer, now: State) -> None:
        """Keep an answer of the state that was asked for last; one too large for it is not kept."""
        size = answer.size + BESIDES
        with self._lock:
            if now != self._state or key in self._kept or size > self._limit // 4:
                return
            self._kept[key] = answer
            self.used += size
            while self.used > self._limit:
                self.used -= self._kept.popitem(last=False)[1].size + BESIDES
