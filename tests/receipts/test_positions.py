"""Words set side by side stand under the name of whoever said them."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from daybrief import receipts

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
Json = dict[str, Any]
OTHERS = {"en": ("Oleg Kickl", "Vadym Halvorsen", "Sweden"), "uk": ("Олег Кікль", "Вадим Гальворсен", "Швеція")}


@pytest.fixture(params=["ukraine-2025-02-27", "ukraine-2025-02-27-uk"])
def brief(request: pytest.FixtureRequest) -> Json:
    """The example day's brief, in both languages."""
    found: Json = json.loads((GOLDEN / str(request.param) / "brief.json").read_text(encoding="utf-8"))
    return found


def _caught(brief: Json, where: str) -> bool:
    return any(failure.where == where for failure in receipts.check(brief).failures)


def test_the_voices_of_an_untouched_brief_hold(brief: Json) -> None:
    assert brief["wordings"]
    assert not _caught(brief, "wordings")
    assert not _caught(brief, "positions")


def test_every_voice_of_words_side_by_side_that_is_another_s_is_caught(brief: Json) -> None:
    for at, event in enumerate(brief["wordings"]):
        voices = [told["voice"] for told in event["told"]]
        for n, told in enumerate(event["told"]):
            others = [voice for voice in voices if voice != told["voice"]]
            for lie in (*others, *OTHERS[brief.get("lang", "en")], " "):
                found = copy.deepcopy(brief)
                found["wordings"][at]["told"][n]["voice"] = lie
                assert _caught(found, "wordings"), (told["voice"], lie)


def test_a_position_held_by_somebody_else_is_caught(brief: Json) -> None:
    for at, one in enumerate(brief["positions"]):
        if one["holder"]:
            found = copy.deepcopy(brief)
            found["positions"][at]["holder"] = OTHERS["en"][0]
            assert _caught(found, "positions"), one["holder"]
