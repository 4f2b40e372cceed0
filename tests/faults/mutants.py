"""Makes bad files out of good ones."""

import json

TOKENS = (
    *(b"NaN", b"-Infinity", b"1e999", b"9" * 5000, b"true", b"null", b"-1", b"6", b"3.0"),
    *(b'"\\ud800"', b'"\\u0000"', b"[" * 3000, b'{"a":' * 3000, b"]" * 50, b"\x00", b"\xff\xfe"),
    *(b"\xef\xbb\xbf", b"\xed\xa0\x80", b"../../../etc/passwd", b"=cmd|' /C calc'!A0"),
    *(b"<img src='file:///etc/passwd'>", b"'; DROP TABLE attempt;--", b"a" * 30000, b"\r"),
    *(b"\n", b'"', b",", b"__proto__", b"\\u202e", b"\xc0\x80", "\u0663".encode()),
    *(b"endstream", b"/FlateDecode", b"</script>", b"<!--", b"1e400", b"[" * 990 + b"]" * 990),
    *(b'<script type="application/json" id="hop-desktop-data">' * 200, b"\xcc\x81\xcc\x96" * 2000),
    *(b"/EmbeddedFiles<</Names[(" * 200, b"/Root " + b"9" * 5000 + b" 0 R", b"\x0b", b"\xc2\x85"),
)
NESTED = "nested 990 times"  # stands for that: what writes JSON goes no deeper than what reads it
VALUES = (
    *(None, True, -1, 6, 2**70, 3.5, "", "x" * 21000, "a\0b", [], {}, [[]], {"a": 1}),
    *(10**400, -(10**400), NESTED, "\u0301\u0316" * 5000, "e\u0301", "a\x0bb\x85c\u2028d"),
    *("\u202eevil", 0, "5", "no-chance", "2026-01-01", "9999-12-31", "x" * 300),
    *("0001-01-01T00:00:00+23:59", "2026-01-01T00:00:00.000001+00:00:30.000001"),
)
FIELDS = ("x" * 300, "\ud800", "id", "Responses", "responses ", "notes", "__class__")


def mutant(content, chance):
    """Return the file with a few bytes changed, cut out, doubled or put in."""
    changed = bytearray(content)
    for _time in range(chance.choice((1, 1, 1, 2, 3, 8))):
        if not changed:
            break
        _mutate(changed, chance.randrange(len(changed)), chance)
    return bytes(changed)


def structural_mutant(content, chance):
    """Return the JSON file with one place of it changed, left out, renamed or multiplied."""
    document = json.loads(content)
    path = chance.choice(list(_places(document)))
    if not path:
        return _written(chance.choice(VALUES))
    parent = document
    for step in path[:-1]:
        parent = parent[step]
    _change(parent, path[-1], chance)
    return _written(document)


def _written(document):
    content = json.dumps(document).encode("utf-8", "surrogatepass")
    return content.replace(json.dumps(NESTED).encode(), b'{"a":[' * 495 + b"]}" * 495)


def _mutate(changed, place, chance):
    token = chance.choice(TOKENS)
    match chance.randrange(7):
        case 0:
            changed[place] ^= 1 << chance.randrange(8)
        case 1:
            del changed[place : place + chance.choice((1, 1, 4, 40))]
        case 2:
            changed[place:place] = chance.randbytes(chance.choice((1, 2, 8)))
        case 3:
            changed[place:place] = token
        case 4:
            changed[place : place + len(token)] = token
        case 5:
            del changed[place:]
        case 6:
            end = chance.randrange(len(changed))
            changed[place:place] = changed[min(place, end) : max(place, end)][:2000]


def _places(value, path=()):
    yield path
    if isinstance(value, dict):
        for key in value:
            yield from _places(value[key], (*path, key))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _places(one, (*path, number))


def _change(parent, key, chance):
    match chance.randrange(4):
        case 0:
            parent[key] = chance.choice(VALUES)
        case 1:
            del parent[key]
        case 2 if isinstance(parent, dict):
            parent[chance.choice(FIELDS)] = chance.choice(VALUES)
        case 3 if isinstance(parent, list):
            parent.extend([parent[key]] * chance.choice((1, 2500)))
        case _:
            parent[key] = [parent[key]]
