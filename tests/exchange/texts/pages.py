"""Files as people attach them, and as nobody should."""

import zlib


def pdf(*pages: str, compressed: bool = False, encrypt: bool = False) -> bytes:
    """A small PDF of lines of Latin text."""
    streams = [
        "BT /F1 12 Tf 72 700 Td {} ET".format(
            " ".join(f"({line}) Tj 0 -14 Td" for line in page.split("\n"))
        ).encode("latin-1")
        for page in pages
    ]
    return pdf_of(streams, compressed=compressed, encrypt=encrypt)


def pdf_of(streams: list[bytes], *, compressed: bool, encrypt: bool = False) -> bytes:
    """A PDF with these page contents."""
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for place, stream in enumerate(streams):
        content = zlib.compress(stream) if compressed else stream
        kind = b" /Filter /FlateDecode" if compressed else b""
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * place)
        )
        objects.append(b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(content), kind, content))
    whole = b"%PDF-1.4\n"
    offsets = []
    for number, one in enumerate(objects, start=1):
        offsets.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(whole)
    whole += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    whole += b"".join(b"%010d 00000 n \n" % one for one in offsets)
    lock = (
        b" /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]"
        % (b"41" * 32, b"42" * 32)
        if encrypt
        else b""
    )
    trailer = b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n"
    return whole + trailer % (len(objects) + 1, lock, start)
