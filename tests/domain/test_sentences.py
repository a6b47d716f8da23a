from isms_desktop.domain.sentences import sentence, translated


def test_a_sentence_is_translated_with_its_parts() -> None:
    german = {
        "{rows} are hidden": "{rows} sind verborgen",
        "{count} rows": "{count} Zeilen",
        "plain": "schlicht",
        "No part": "Kein Teil",
    }
    inner = sentence("{count} rows", count=3)
    text = sentence("{rows} are hidden", rows=inner)
    assert text == "3 rows are hidden"
    assert translated(text, german.__getitem__) == "3 Zeilen sind verborgen"
    assert translated("plain", german.__getitem__) == "schlicht"
    assert translated(sentence("No part"), german.__getitem__) == "Kein Teil"
