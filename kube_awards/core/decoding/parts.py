"""Walk through the XML parts of a packed workbook, at a price that is known beforehand."""

from __future__ import annotations

import posixpath
import zipfile
from typing import TYPE_CHECKING, NoReturn
from xml.parsers import expat

from kube_awards.core.decoding.unfit import Fault, Unfit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Attributes = dict[str, str]
    Starts = Mapping[str, Callable[[Attributes], None]]
    Ends = Mapping[str, Callable[[str], None]]

MAXIMUM_ENTRIES = 200
MAXIMUM_UNPACKED = 20 * 1024 * 1024
MAXIMUM_MARKUP = 1_500_000  # a sheet of 100,000 cells and as many strings has 1,000,000
MAXIMUM_DEPTH = 50
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


class Parts:
    """The parts of one workbook. Bytes and markup are counted, whatever the directory claims."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        """Refuse by the directory alone what says itself that it is too much."""
        entries = packed.infolist()
        claimed = sum(each.file_size for each in entries)
        if len(entries) > MAXIMUM_ENTRIES or claimed > MAXIMUM_UNPACKED:
            raise Unfit(Fault.TOO_MUCH_UNPACKED)
        self.packed = packed
        self.bytes_left, self.markup_left = MAXIMUM_UNPACKED, MAXIMUM_MARKUP

    def walk(self, name: str, starts: Starts, ends: Ends | None = None) -> None:
        """Call what the element names of a part are bound to; ends are given the text before."""
        walk(self._content(name), starts, ends or {})

    def relations(self, name: str) -> list[tuple[str, str, str]]:
        """Return identifier, sort and name of each part that a part refers to."""
        folder, own = posixpath.split(name)
        found: list[tuple[str, str, str]] = []

        def take(each: Attributes) -> None:
            target = posixpath.normpath(posixpath.join("/", folder, each["Target"]))[1:]
            found.append((each["Id"], each["Type"].rpartition("/")[2], target))

        self.walk(posixpath.join(folder, "_rels", f"{own}.rels"), {"Relationship": take})
        return found

    def _content(self, name: str) -> bytes:
        entry = self.packed.getinfo(name)
        if entry.compress_type not in METHODS:
            raise Unfit(Fault.BROKEN_SHEET)
        with self.packed.open(entry) as file:
            content = file.read(self.bytes_left + 1)
        self.bytes_left -= len(content)
        self.markup_left -= content.count(b"<")
        if self.bytes_left < 0 or self.markup_left < 0:
            raise Unfit(Fault.TOO_MUCH_UNPACKED)
        return content


def walk(content: bytes, starts: Starts, ends: Ends) -> None:
    """Go through XML once, keeping nothing; declarations and entities have no place in it."""
    said: list[str] = []
    depth = 0

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > MAXIMUM_DEPTH:
            refuse()
        said.clear()
        if step := starts.get(name.rpartition(":")[2]):
            step(attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if step := ends.get(name.rpartition(":")[2]):
            step("".join(said))

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = said.append
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(content, True)  # noqa: FBT003 - expat takes it by position


def refuse(*_what: object) -> NoReturn:
    """Stop at what no spreadsheet program writes, before an entity is so much as declared."""
    raise Unfit(Fault.BROKEN_SHEET)
