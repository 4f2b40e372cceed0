"""Texts that make careless programs stumble, and how to look for what they may smuggle in."""

import pikepdf

HOSTILE = (
    *("<b>R&D</b>", '<img src="file:///etc/passwd">', "<script>alert(1)</script>", "</script><!--"),
    *('<a href="http://example.org">x</a>', "&amp; &lt; &#x41;", "a & b && c", "&File"),
    *("#set text(red)", '#read("/etc/passwd")', "#image(sys.inputs)", "@ref <label> $x$"),
    *("$\\frac{1$", "$x^2$", "\\begin{document}", "_x", "__init__", "*b* `code` [a](b) ~~x~~"),
    *("# head", "- dash", "1. one", "> quote", "    four", "|a|b|", "---", "\\", "{{7*7}}", "${x}"),
    *("%s %d %(x)s", "{0} {name} {", "'; DROP TABLE attempt;--", "' OR 1=1", '"', "`"),
    *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "'quoted", ",;\t"),
    *(
        "../../../etc/passwd",
        "..\\..\\x",
        "/dev/null",
        "C:\\CON",
        "NUL",
        "file:///x",
        "~root",
        "-o",
    ),
    *(
        "\u202eevil\u202c",
        "a\u2066b\u2069",
        "\u200f\u200e",
        "a\0b",
        "\x1b[31mred",
        "\x07\x08",
        "\x85",
    ),
    *("\ud800", "a\udfffb", "\ufeffBOM", "a\u2028b\u2029c", "a\r\nb\rc\nd", "\ufffe\uffff"),
    *(
        "e\u0301 \u00e9 \u212b",
        "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d" * 20,
        "\u200b\u200d\u00ad",
    ),
    *(
        "👩‍👩‍👧‍👦 🏳️‍🌈 🇪🇸 👍🏽",
        "🫨",
        "مرحبا بالعالم",
        "שלום עולם",
        "汉字 日本語",
        "한국어",
        "ไทย हिन्दी",
    ),
    *(
        "w" * 300,
        "long " * 1100,
        "ß ẞ İ ı ǆ ﬁ",
        "１２３ ٣ Ⅳ",
        " ",
        "\n\n\n",
        "\u00a0\u3000",
        "𝕳𝖔𝖕 𓀀",
    ),
)
FOREIGN = (
    *(
        "/URI",
        "/JavaScript",
        "/JS",
        "/Launch",
        "/GoToR",
        "/SubmitForm",
        "/ImportData",
        "/RichMedia",
    ),
    *("/XFA", "/OpenAction", "/AA", "/Movie", "/Sound"),
)

KINDS = {"/Link", "/Widget", "/FileAttachment", "/Image"}


def foreign_objects(pdf_bytes, allowed=("hop-desktop.json",)):
    """Return what a PDF holds beside text and drawings: links, scripts, files of others."""
    with pikepdf.open(pdf_bytes) as pdf:
        found = [one for each in pdf.objects for one in _foreign(each)]
        return found + [name for name in pdf.attachments if name not in allowed]


def _foreign(one):
    """Yield what is foreign in an object and in what stands directly in it."""
    if isinstance(one, pikepdf.Array):
        for inner in one:
            yield from () if getattr(inner, "is_indirect", True) else _foreign(inner)
    if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        return
    for key in one.keys():  # noqa: SIM118 - no mapping
        value = one[key]
        if key in FOREIGN or (key == "/S" and str(value) in FOREIGN):
            yield key if key in FOREIGN else str(value)
        if not getattr(value, "is_indirect", True):
            yield from _foreign(value)
    kind = str(one.get("/Subtype", ""))
    if kind in KINDS and (kind != "/Link" or "/A" in one):  # without it, a link inside the PDF
        yield kind
