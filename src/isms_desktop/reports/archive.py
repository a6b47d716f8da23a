"""What helps a PDF file to be kept: its data as XMP, and what its colours mean (output intent).

The files are made with the archive in mind, but not checked against PDF/A and not called that.
"""

import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from isms_desktop.runtime import resources

_PROFILE: Final = "colour/srgb.icc"
_LEVEL: Final = 4  # of compression; 6 takes a third longer for four parts in a hundred
_PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{created_at}</xmp:CreateDate>
<xmp:ModifyDate>{created_at}</xmp:ModifyDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True, slots=True)
class About:
    """The document data that file managers and viewers show."""

    title: str
    author: str
    subject: str
    created_at: datetime
    language: str = "en"


def make_lasting(document: Any, about: About, producer: str) -> None:  # noqa: ANN401 - reportlab has no types
    """Put document data and output intent into a reportlab document before it is saved."""
    catalog = document.Catalog
    packet = _packet(about, producer)
    catalog.Metadata = pdfdoc.XMP(creator=lambda _document: packet)
    profile = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary({"N": 3}), resources.path(_PROFILE).read_bytes()
    )
    intent = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": document.Reference(profile),
        }
    )
    # The catalogue writes only the keys it knows.
    catalog.__NoDefault__ = (*catalog.__NoDefault__, "OutputIntents")
    catalog.OutputIntents = pdfdoc.PDFArray([intent])


def compress_last_page(document: Any) -> None:  # noqa: ANN401 - reportlab has no types
    """Compress the page that was added last; else all wait in full length until the end."""
    page = document.Pages.pages[-1]
    packed = pdfdoc.PDFDictionary({"Filter": pdfdoc.PDFArray([pdfdoc.PDFName("FlateDecode")])})
    page.Contents = _WrittenOnce(packed, zlib.compress(page.stream.encode(), _LEVEL))
    page.stream = None


class _WrittenOnce(pdfdoc.PDFStream):  # type: ignore[misc]  # reportlab has no types
    """Takes no room any more once it stands in the file, which is put together in memory."""

    def format(self, document: Any) -> bytes:  # noqa: ANN401 - reportlab's type
        """The stream as it stands in the file."""
        written: bytes = super().format(document)
        self.content = b""
        return written


def _packet(about: About, producer: str) -> bytes:
    texts = {
        "title": about.title,
        "author": about.author,
        "subject": about.subject,
        "language": about.language,
        "producer": producer,
        "created_at": about.created_at.isoformat(timespec="seconds"),
    }
    return _PACKET.format(**{key: escape(text) for key, text in texts.items()}).encode()
