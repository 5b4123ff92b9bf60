"""The file's own layout: what is written comes back, however it is cut up on the way."""

from collections.abc import Iterator
from zlib import crc32

import msgspec
from hypothesis import assume, given
from hypothesis import strategies as st

from jargon8_tui.store.layout import CONTENTS, META, SEAL, Document, Place, Tables, Written
from jargon8_tui.store.own import CutWhenAsked, checksum_of, read_own
from jargon8_tui.store.sieving import lines_in
from jargon8_tui.store.uncut import row_on

NAMES = st.sampled_from(["notes", "12", "7", "a:{", "},", "caf\u00e9\n"])
TEXTS = st.one_of(st.text(max_size=20), st.sampled_from(['\n},\n"1":{', '","2":{}', "}"]))
HALF_A_PAIR = rb'{"title":"\ud800"}'
"""What msgspec does not take: it came from another program, and is kept as it is."""
ROWS = st.one_of(
    st.dictionaries(st.sampled_from(["title", "body"]), TEXTS).map(msgspec.json.encode),
    st.just(HALF_A_PAIR),
)
DOCUMENTS = st.dictionaries(NAMES, st.dictionaries(st.integers(1, 10**9), ROWS, max_size=4)).map(
    lambda tables: {**tables, META: {1: b'{"schema":1}'}}
)


def in_parts(content: bytes, size: int) -> Iterator[bytes]:
    for at in range(0, len(content), size):
        yield content[at : at + size]


@given(DOCUMENTS, st.integers(1, 400))
def test_what_is_written_comes_back_in_its_order(tables: Tables, size: int) -> None:
    written = Written(tables)
    content = b"".join(written)
    counts = {name: len(rows) for name, rows in tables.items()}
    assert read_own(in_parts(content, size)) == Document(tables, written.checksum, counts)
    assert checksum_of(in_parts(content, size)) == written.checksum
    found = read_own([content])
    assert found
    assert [(name, list(rows)) for name, rows in found.tables.items()] == [
        (name, list(rows)) for name, rows in tables.items()
    ]


@given(DOCUMENTS, st.integers(1, 400))
def test_a_table_is_looked_through_and_read_as_it_stands(tables: Tables, size: int) -> None:
    content = b"".join(Written(tables))
    in_one, in_many = read_own([content]), read_own(in_parts(content, size))
    assert in_one and isinstance(in_one.tables, CutWhenAsked)
    assert in_many and isinstance(in_many.tables, CutWhenAsked)
    for name, rows in tables.items():
        whole, parted = in_one.tables.uncut(name), in_many.tables.uncut(name)
        assert whole and parted
        lines = [text[start:end] for text in parted.texts() for start, end in lines_in(text)]
        assert [row_on(line) for line in lines] == list(rows.items())
        assert all(parted.row(id) in (row, None) for id, row in rows.items())
        if list(rows) == sorted(rows):
            assert all(whole.row(id) == row for id, row in rows.items())
        assert whole.row(max(rows, default=0) + 1) is None


@given(DOCUMENTS, st.data())
def test_no_other_bytes_are_taken_for_it(tables: Tables, data: st.DataObject) -> None:
    content = bytearray(b"".join(Written(tables)))
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    size = data.draw(st.integers(1, 400))
    assert read_own(in_parts(bytes(content), size)) is None
    assert read_own(in_parts(bytes(content[:at]), size)) is None


@given(DOCUMENTS, st.data(), st.integers(1, 400))
def test_places_that_are_wrong_are_not_gone_by_though_the_checksum_is_right(
    tables: Tables, data: st.DataObject, size: int
) -> None:
    content = b"".join(Written(tables))
    body, _, told = content[: -len(SEAL % 0)].rpartition(CONTENTS)
    places = msgspec.json.decode(told, type=dict[str, Place])
    name = data.draw(st.sampled_from(sorted(places)))
    numbers = st.integers(-(10**20), 10**20) | st.integers(-3, len(content) + 3)
    wrong = (*data.draw(st.tuples(numbers, numbers)), places[name].rows)
    assume(wrong != places[name])
    body += CONTENTS + msgspec.json.encode({**places, name: wrong})
    assert read_own(in_parts(body + SEAL % crc32(body), size)) is None


@given(DOCUMENTS, st.data())
def test_no_table_is_left_out_though_the_checksum_is_right(
    tables: Tables, data: st.DataObject
) -> None:
    content = b"".join(Written(tables))
    body, _, told = content[: -len(SEAL % 0)].rpartition(CONTENTS)
    places = msgspec.json.decode(told)
    del places[data.draw(st.sampled_from(sorted(places)))]
    body += CONTENTS + msgspec.json.encode(places)
    assert read_own([body + SEAL % crc32(body)]) is None
