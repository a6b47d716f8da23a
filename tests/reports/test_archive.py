"""What a file says of itself, and what its colours mean."""

from typing import Any
from xml.etree import ElementTree as ET

from isms_desktop.reports.archive import About
from isms_desktop.reports.fonts import Fonts, Weight
from isms_desktop.reports.page import A4
from isms_desktop.reports.pdf import Document
from tests.reports.conftest import NOON, read

DC = "{http://purl.org/dc/elements/1.1/}"


def catalog(about: About, fonts: Fonts) -> Any:
    document = Document(about, A4, fonts.main(Weight.REGULAR))
    document.add_page("")
    return read(document.finish()).trailer["/Root"]


def test_the_document_data_are_there_as_xmp_markup_escaped(fonts: Fonts) -> None:
    about = About("5 < 6 & <b>Ω</b>", "Northlight & Sons", "Internal", NOON)
    packet = catalog(about, fonts)["/Metadata"].get_data()
    tree = ET.fromstring(packet)
    told = [
        " ".join("".join(node.itertext()).split()) for node in tree.iter() if node.tag[:34] == DC
    ]
    assert told[1:4] == ["5 < 6 & <b>Ω</b>", "Northlight & Sons", "Internal"]
    assert b"2026-11-23T09:30:00+00:00" in packet
    assert b"pdfaid" not in packet


def test_the_colours_have_a_profile_inside_the_file(fonts: Fonts) -> None:
    (intent,) = catalog(About("t", "a", "s", NOON), fonts)["/OutputIntents"]
    profile = intent["/DestOutputProfile"]
    assert profile["/N"] == 3
    assert profile.get_data()[36:40] == b"acsp"


def test_viewers_show_the_title(fonts: Fonts) -> None:
    preferences = catalog(About("t", "a", "s", NOON), fonts)["/ViewerPreferences"]
    assert preferences["/DisplayDocTitle"]
