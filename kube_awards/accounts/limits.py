"""Count how often one network address asks for something, in windows of a minute.

allauth limits its own pages and requests that post; what anybody may read is limited here.
"""

from __future__ import annotations

import ipaddress
import time
from typing import TYPE_CHECKING

from allauth.account.adapter import get_adapter
from django.core.cache import cache

if TYPE_CHECKING:
    from django.http import HttpRequest

WINDOW = 60
# One household or office is given a whole network of this length, and may use any address of it.
IPV6_PREFIX = 64


def seconds_to_wait(request: HttpRequest, *, what: str, most: int) -> int:
    """Count this request; return 0 while its address asked at most `most` times this minute.

    Otherwise return the seconds until the next minute begins. The cache is shared by all servers;
    two requests at the same instant may be counted as one.
    """
    minute, passed = divmod(int(time.time()), WINDOW)
    key = f"limit:{what}:{_network(request)}:{minute}"
    count = cache.get(key, 0)
    if count >= most:
        return WINDOW - passed
    cache.set(key, count + 1, timeout=WINDOW)
    return 0


def _network(request: HttpRequest) -> str:
    """Return the reader's address as the trusted proxies tell it, an IPv6 one as its network."""
    told = get_adapter().get_client_ip(request)
    address = ipaddress.ip_address(told)
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped  # as a socket for both protocols names an IPv4 reader
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    return str(ipaddress.ip_network((address, IPV6_PREFIX), strict=False).network_address)
