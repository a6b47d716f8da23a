import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_desktop.exchange.csv_text import encoding_of, read_csv, separator_of
from isms_desktop.exchange.limits import Limits, RefusedError
from tests.exchange.foreign_files import saved

SEPARATORS = ",;\t|"
letters = st.characters(
    exclude_categories=["Cs", "Cc", "Cn"],
    exclude_characters=f"{SEPARATORS}\ufeff",
    max_codepoint=0x2FFF,
)
words = st.text(st.one_of(letters, st.sampled_from('"\n ')), max_size=12)
filled = st.text(letters, min_size=1, max_size=8)
tables = st.integers(2, 5).flatmap(
    lambda width: st.lists(
        st.tuples(filled, *[words] * (width - 2), filled).map(list), min_size=1, max_size=6
    )
)


def as_text(table: list[list[str]], separator: str, line_end: str = "\r\n") -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator=line_end).writerows(table)
    return text.getvalue()


def cells(folder: Path, data: bytes) -> list[list[object]]:
    sheet, _ = read_csv(saved(folder, "log.csv", data), Limits())
    return [list(row) for row in sheet.rows]


@given(
    table=tables,
    separator=st.sampled_from(SEPARATORS),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
    line_end=st.sampled_from(["\r\n", "\n"]),
)
def test_what_was_written_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    table: list[list[str]],
    separator: str,
    encoding: str,
    line_end: str,
) -> None:
    data = as_text(table, separator, line_end).encode(encoding)
    expected = [[value or None for value in row] for row in table]
    assert cells(tmp_path_factory.mktemp("csv"), data) == expected


@given(table=tables, separator=st.sampled_from(":^~#"))
def test_a_named_separator_is_taken_and_keeps_its_row(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]], separator: str
) -> None:
    data = f"sep={separator}\r\n{as_text(table, separator)}".encode()
    blank, *rows = cells(tmp_path_factory.mktemp("csv"), data)
    assert not any(blank)
    assert rows == [[value or None for value in row] for row in table]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_by_its_zero_bytes(encoding: str) -> None:
    assert encoding_of("Ref;Größe;Café\n1;2;3\n".encode(encoding)) == encoding


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Größe;Maßnahme;Fällig\nüberprüft;behoben;ja\n", "cp1252"),
        ("référence;modifié;à faire\n", "cp1252"),
        ("No;課題名;課題詳細;作成者;作成日\n1;画面の表示が遅い;調査する;田中;未定\n" * 5, "cp932"),
        (
            "编号;事件描述;纠正措施;负责人;截止日期\n1;钓鱼邮件被打开;培训员工;张三;未定\n" * 5,
            "gb18030",
        ),
        ("Номер;Описание инцидента;Меры\n1;Открыто фишинговое письмо;Обучение\n" * 5, "cp1251"),
    ],
)
def test_old_encodings_are_told_by_their_letters(tmp_path: Path, text: str, encoding: str) -> None:
    sheet, warnings = read_csv(saved(tmp_path, "log.csv", text.encode(encoding)), Limits())
    assert sheet.rows[0] == text.splitlines()[0].split(";")
    assert [warning.key for warning in warnings] == ["encoding_guessed"]


def test_letters_that_were_lost_before_are_told(tmp_path: Path) -> None:
    file = saved(tmp_path, "log.csv", "Ref;Text\n1;gro\ufffd und hei\ufffd\n".encode())
    _sheet, (warning,) = read_csv(file, Limits())
    assert (warning.key, warning.number) == ("letters_lost", 2)


def test_a_byte_no_encoding_has_still_gives_a_table(tmp_path: Path) -> None:
    assert cells(tmp_path, b"Ref;Caf\x81 \xe9\n") == [["Ref", "Caf\x81 é"]]


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("ref;name;text\n1;a;one, two, three\n2;b;four, five\n3;c;six\n", ";"),
        ("1,5;2,5\n3,5;4,5\n", ";"),
        ("name,labels\na,x;y\nb,x;y;z\nc,x\n", ","),
        (
            "Title of the log\n\nref\tdue\n1\t2\n2\t3\n3\t4\n4\t4\n5\t4\n6\t4\n7\t4\n8\t4\n9\t4\n",
            "\t",
        ),
        ("Title of the log\nref,due,who\n1,2,3\n", ","),
        ('"a;b",c\n"d;e;f",g\n', ","),
    ],
)
def test_the_separator_is_the_one_that_cuts_lines_alike(text: str, separator: str) -> None:
    assert separator_of(text) == separator


def test_a_list_without_separator_is_one_column(tmp_path: Path) -> None:
    assert cells(tmp_path, b"Ref\rINC-1\rINC-2\r") == [["Ref"], ["INC-1"], ["INC-2"]]


def test_ragged_rows_are_filled_up(tmp_path: Path) -> None:
    assert cells(tmp_path, b"a,b,c\nd\n\ne,f\n") == [
        ["a", "b", "c"],
        ["d", None, None],
        [None, None, None],
        ["e", "f", None],
    ]


def test_zero_bytes_are_no_text(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="other_file"):
        cells(tmp_path, b"Ref;\x00Due\n" * 10)
