"""Whole numbers in words, as papers repeat their totals: ``86 (tám mươi sáu)``."""

from num2words import num2words

_GROUPS = ("", "nghìn", "triệu", "tỷ")


def number_words(number: int, language: str) -> str:
    """``number`` (0 up to below 10¹²) in words of ``language`` ("vi" or "en").

    Vietnamese is put together from groups of three digits, since a group below a hundred inside a larger number is read
    with its hundred: 1.015 is "một nghìn không trăm mười lăm".
    """
    if language != "vi":
        return str(num2words(number, lang=language))
    if number == 0:
        return "không"
    groups = [number // 1000**place % 1000 for place in range(len(_GROUPS))]
    words: list[str] = []
    for place in range(len(groups) - 1, -1, -1):
        if groups[place]:
            words.append(f"{_group_words(groups[place], inside=bool(words))} {_GROUPS[place]}".strip())
    return " ".join(words)


def _group_words(group: int, *, inside: bool) -> str:
    words = str(num2words(group, lang="vi"))
    if not inside or group >= 100:
        return words
    return f"không trăm {'lẻ ' if group < 10 else ''}{words}"
