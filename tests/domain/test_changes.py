from isms_desktop.domain.changes import Changes, RecordKind


def test_changes_know_the_kinds_they_touch() -> None:
    changes = Changes.of(RecordKind.ENTRY, RecordKind.PERSON, step="Import log.xlsx")
    assert RecordKind.ENTRY in changes
    assert RecordKind.DRAFT not in changes
    assert changes.step == "Import log.xlsx"
