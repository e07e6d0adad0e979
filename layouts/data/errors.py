"""What a request for data can get wrong; each says what, and shows a right one."""


class BadRequest(ValueError):
    """A request that cannot be answered: status, the errors found, and a right example."""

    def __init__(self, *errors: str, status: int = 400, example: str = "") -> None:
        super().__init__("; ".join(errors))
        self.errors = errors
        self.status = status
        self.example = example


class Withheld(BadRequest):
    """The operator does not pass these figures on; `link` leads to the publisher."""

    def __init__(self, reason: str, link: str) -> None:
        super().__init__(reason, status=403)
        self.link = link
