"""What the operator sets for the guard, from the environment; docs/betrieb.md lists it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network
PROXIES, METRICS, BUDGET, LOG = (
    "DREIKLANG_PROXIES",
    "DREIKLANG_METRICS",
    "DREIKLANG_BUDGET",
    "DREIKLANG_LOG",
)
LOGS = ("access", "errors")


@dataclass(frozen=True, slots=True)
class Operator:
    """Who is trusted with what. `budget`: seconds of computing for an address in a minute, 0: any.

    `log` says whether every request is written down, or only those that failed here (5xx).
    """

    proxies: tuple[Network, ...] = ()
    metrics: tuple[Network, ...] = (ip_network("127.0.0.0/8"), ip_network("::1/128"))
    budget: float = 20.0
    log: str = "errors"


def from_environment(found: Mapping[str, str] = os.environ) -> Operator:
    """The settings in force; raises ValueError that names the variable, the rule and an example."""
    usual = Operator()
    log = found.get(LOG) or usual.log
    if log not in LOGS:
        raise ValueError(f"{LOG}={log!r} is none of {', '.join(LOGS)}")
    return Operator(
        _networks(found, PROXIES) or usual.proxies,
        _networks(found, METRICS) or usual.metrics,
        _seconds(found.get(BUDGET, ""), usual.budget),
        log,
    )


def within(address: str, networks: tuple[Network, ...]) -> bool:
    """Whether a client's address lies in one of the networks; what is no address does not."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return any(found in network for network in networks)


def _networks(found: Mapping[str, str], name: str) -> tuple[Network, ...]:
    parts = [part.strip() for part in found.get(name, "").split(",") if part.strip()]
    try:
        return tuple(ip_network(part) for part in parts)
    except ValueError as error:
        raise ValueError(
            f"{name}: {error}; addresses or networks with commas, e.g. 127.0.0.1,10.0.0.0/8"
        ) from error


def _seconds(text: str, usual: float) -> float:
    if not text:
        return usual
    if not text.replace(".", "", 1).isdecimal():
        raise ValueError(f"{BUDGET}={text!r} is no number of seconds, e.g. 20, or 0 for no limit")
    return float(text)
