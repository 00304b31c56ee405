"""The proxy that the environment asks for: http_proxy, https_proxy, all_proxy and no_proxy, as Python's own library reads them."""

from __future__ import annotations

import os

from strikewatch.sources.address import Target


def proxy_for(hop: Target) -> str | None:
    """Return the proxy to ask for ``hop``, None for none."""
    if not any(name.lower().endswith("_proxy") for name in os.environ):
        return None
    # imported late: it brings the whole of http.client, and most runs have no proxy
    from urllib.request import getproxies, proxy_bypass

    proxies = getproxies()
    proxy = proxies.get(hop.scheme) or proxies.get("all")
    return None if not proxy or proxy_bypass(hop.host) else proxy
