"""How statements get into a graph: a table of properties at a time."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from rdflib import Graph, Literal
from rdflib.term import Identifier, Node

Item = TypeVar("Item", bound=Identifier)
Said = Mapping[Node, Identifier | Sequence[Identifier]]


def say_all(found: Graph, item: Item, said: Said) -> Item:
    """Add what is said of an item, one value or several a property; gives the item back."""
    for name, values in said.items():
        # An identifier is a text, and so a sequence of signs.
        for value in [values] if isinstance(values, Identifier) else values:
            found.add((item, name, value))
    return item


def texts(german: str, english: str) -> list[Literal]:
    """The same in both languages."""
    return [Literal(german, lang="de"), Literal(english, lang="en")]
