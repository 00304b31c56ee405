"""Well-formed RSS, RDF and Atom by lxml: what feedparser would read, thirty times as fast.

Only documents that hold no surprise are read here: UTF-8, no document type, no element twice where feedparser would merge or
override. Everything else is None: not for us, and goes to feedparser in a worker. ``benchmarks/parse_differential.py`` compares the
two over thousands of feeds.

The parser expands no entity, loads nothing, and has libxml2's limits on depth (256) and on the length of a text (10 MB).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from strikewatch.model import Document
from strikewatch.parse.entries import Feed
from strikewatch.parse.quick.atom import read_atom
from strikewatch.parse.quick.rss import read_rdf, read_rss
from strikewatch.parse.quick.vocabulary import ATOM, RDF
from strikewatch.parse.quick.words import Surprise

if TYPE_CHECKING:
    from lxml import etree

# Above this a document is read in a worker, with a deadline: this bounds the time that one document takes of the run.
MAX_BYTES = 2 * 2**20

_READERS = {"rss": read_rss, f"{RDF}RDF": read_rdf, f"{ATOM}feed": read_atom}
_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_UTF8 = (b"utf-8", b"utf8", b"us-ascii", b"ascii")
# Codings whose bytes read as ASCII and mean something else: a server that names one must be taken at its word.
_SEVEN_BIT = re.compile(r"charset\s*=\s*[\"']?(?:utf-?7|utf-?16|utf-?32|iso-2022|hz)", re.IGNORECASE)
_BLANKS = b"\xef\xbb\xbf \t\r\n"


def read_well_formed(document: Document) -> Feed | None:
    """Read ``document`` if it is a well-formed feed without surprises; None sends it to feedparser.

    A charset that the server names does not count where the bytes are UTF-8 and say so: text of another coding never is.
    """
    from lxml import etree

    body = document.body.lstrip(_BLANKS)
    declared = _DECLARED.match(body)
    if (
        not body.startswith(b"<")
        or len(body) > MAX_BYTES
        or (declared and declared[1].lower() not in _UTF8)
        or (document.content_type and _SEVEN_BIT.search(document.content_type))
    ):
        return None
    try:
        root = etree.fromstring(body, _parser())
    except etree.XMLSyntaxError:
        return None
    reader = _READERS.get(str(root.tag))
    if reader is None or root.getroottree().docinfo.internalDTD is not None:
        return None
    try:
        return reader(root, based=b"xml:base" in body)
    except Surprise:
        return None


@cache
def _parser() -> etree.XMLParser:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
        collect_ids=False,  # without a document type there are none
    )
