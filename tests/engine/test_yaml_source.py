"""YAML is read strictly: nothing is guessed, every refusal says where, and no file can make the reader fall over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.problems import RecoursError
from engine.yaml_source import MAX_BYTES, load, parse


def refusal(content: bytes) -> tuple[int, int, str]:
    """Where and why this content is refused."""
    with pytest.raises(RecoursError) as raised:
        parse("f.yaml", content)
    (problem,) = raised.value.problems
    assert problem.file == "f.yaml"
    return problem.line, problem.column, problem.what


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "on",
        "yes",
        "off",
        "NO",
        "Yes",
        "True",
        "y",
        "012",
        "0x1f",
        "0o7",
        "12:30",
        "1_000",
        "1e3",
        ".inf",
        ".nan",
        "2026-01-02",
        "2026-01-03T10:00:00+01:00",
        "NULL",
        "12345678901234567890",
    ],
)
def test_what_older_yaml_would_reinterpret_stays_text(text: str) -> None:
    assert parse("f", f"a: {text}".encode()).data == {"a": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("12", 12),
        ("-3", -3),
        ("0", 0),
        ("1.5", 1.5),
        ("null", None),
        ("~", None),
        ("", None),
        ("'true'", "true"),
        ('"12"', "12"),
        ("|\n  12", "12"),
    ],
)
def test_only_plain_words_and_numbers_become_values(text: str, value: Any) -> None:
    found = parse("f", f"a: {text}".encode()).data["a"]
    assert (found, type(found)) == (value, type(value))


def test_keys_are_text() -> None:
    assert parse("f", b"1: a\ntrue: b\nno: c\n<<: d").data == {"1": "a", "true": "b", "no": "c", "<<": "d"}


@pytest.mark.parametrize(
    ("content", "line", "column", "what"),
    [
        (b"a: 1\nb:\n  c: 1\n  c: 2", 4, 3, "duplicate key 'c'"),
        (b"a: 1\nb: &x 1\nc: *x", 2, 4, "anchors and aliases"),
        (b"a: *x", 1, 4, "not readable as YAML"),
        (b"a: 1\nb: !thing x", 2, 4, "tag"),
        (b"a: !!python/object/apply:os.system [x]", 1, 4, "tag"),
        (b"a: !!binary aGk=", 1, 4, "tag"),
        (b"a: !!set {x}", 1, 4, "tag"),
        (b"a: 1\n---\nb: 2", 2, 1, "another document"),
        (b"? [a, b]\n: 1", 1, 3, "a key must be plain text"),
        (b"a: [1, 2", 2, 1, "not closed"),
        (b"a:\n\t- x", 2, 1, "not readable as YAML"),
        (b"a: 1\nb: \xe9", 2, 1, "not UTF-8"),
        (b"\x00\xff\xfe", 1, 1, "not UTF-8"),
        (b"a: \x00", 0, 0, "not readable as YAML"),
        (b"[" * 10_000, 1, 1, "nested too deeply"),
        (b"{a: " * 10_000, 1, 1, "nested too deeply"),
        (b"- " * 10_000 + b"x", 1, 1_999, "not readable as YAML"),
        (b"x" * (MAX_BYTES + 1), 0, 0, "larger than 2000 kB"),
    ],
)
def test_refused_at_its_place(content: bytes, line: int, column: int, what: str) -> None:
    at_line, at_column, says = refusal(content)
    assert (at_line, at_column) == (line, column)
    assert what in says


def test_deep_block_nesting_is_refused() -> None:
    _, _, says = refusal("".join(" " * i + "a:\n" for i in range(300)).encode())
    assert "nested too deeply" in says


@pytest.mark.parametrize("tagged", [b"a: !!str 5", b"a: !!int 5", b"a: !!timestamp 2026-01-01"])
def test_a_tag_never_changes_a_value_in_silence(tagged: bytes) -> None:
    assert "tag" in refusal(tagged)[2]


def test_several_problems_are_told_at_once() -> None:
    with pytest.raises(RecoursError) as raised:
        parse("f", b"a: 1\na: 2\nb: !x 3\n? [k]\n: 4")
    assert [problem.line for problem in raised.value.problems] == [2, 3, 4]


def test_bom_and_windows_line_ends_are_accepted() -> None:
    source = parse("f", b"\xef\xbb\xbfa: 1\r\nb:\r\n  c: x\r\n")
    assert source.data == {"a": 1, "b": {"c": "x"}}
    assert source.values["b", "c"] == (3, 6)


@pytest.mark.parametrize("content", [b"", b"# only a comment\n", b"---\n", b"\xef\xbb\xbf"])
def test_an_empty_file_has_no_data(content: bytes) -> None:
    assert parse("f", content).data is None


def test_accents_and_emoji_are_text() -> None:
    assert parse("f", "a: é 😀".encode()).data == {"a": "é 😀"}


def test_ampersand_and_star_inside_text_are_text() -> None:
    assert parse("f", b"a: x & y * z\nb: '*c'\nc: |\n  &d\n").data == {"a": "x & y * z", "b": "*c", "c": "&d\n"}


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(RecoursError, match="no such file"):
        load(tmp_path / "none.yaml")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(RecoursError, match="this is a folder"):
        load(tmp_path)


def test_a_file_of_ten_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    path.write_bytes(b"a: " + b"x" * 10_000_000)
    with pytest.raises(RecoursError, match="larger than 2000 kB"):
        load(path)


def test_positions_point_at_keys_and_values() -> None:
    source = parse("f", b"a: 1\nlist:\n  - x\n  - {k: v}\n")
    assert source.keys["list",] == (2, 1)
    assert source.values["list", 0] == (3, 5)
    assert source.keys["list", 1, "k"] == (4, 6)
    assert source.values["list", 1, "k"] == (4, 9)


fragments = st.sampled_from(
    [
        "a",
        ":",
        ": ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "&x",
        "*x",
        "!t",
        "|",
        ">",
        "'",
        '"',
        "#",
        "%",
        "@",
        "`",
        "?",
        "\n",
        "\n  ",
        "\t",
        "\x00",
        "\u2028",
        "é",
        "---",
        "...",
        "1",
        "true",
        ",",
        "<<",
        "\\x",
    ]
)


@given(st.lists(fragments, max_size=40).map("".join) | st.text(max_size=80))
@settings(deadline=None, max_examples=500)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        source = parse("f", text.encode())
    except RecoursError as error:
        assert all(str(problem).startswith("f") and problem.what for problem in error.problems)
        assert error.problems
    else:
        assert () in source.values or source.data is None


@given(st.binary(max_size=100))
@settings(deadline=None, max_examples=300)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        found = parse("f", content).data
    except RecoursError as error:
        assert error.problems
    else:
        assert found is None or content.strip()
