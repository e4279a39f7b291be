"""The gate: floors hold for the data they were pinned on, and only rise."""

import json
from pathlib import Path
from typing import Any

import pytest

from tools import eval_gate


@pytest.fixture
def floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "floors.json"
    pinned = {"data": "aa", "other": {"data/posts-uk": "bb"}, "floors": {"slots.micro": 0.7}, "lowered": []}
    path.write_text(json.dumps(pinned), encoding="utf-8")
    monkeypatch.setattr(eval_gate, "FLOORS", path)
    monkeypatch.setattr(eval_gate, "ROOT", tmp_path)
    return path


def judged(micro: float, data: str = "aa", posts: str = "bb", update: bool = False, lower: str | None = None) -> int:
    return eval_gate.judge({"slots.micro": micro}, data, {"data/posts-uk": posts}, update, lower)


def pinned(floors: Path) -> Any:
    return json.loads(floors.read_text(encoding="utf-8"))


def test_a_figure_under_its_floor_fails_and_rounding_does_not(floors: Path) -> None:
    assert judged(0.69) == 1
    assert judged(0.6985) == 0


def test_other_gold_data_asks_for_a_new_pin_and_is_no_regression(
    floors: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert judged(0.9, posts="cc") == 1
    assert "data/posts-uk is not the data that floors were pinned on" in capsys.readouterr().out
    assert judged(0.9, data="cc") == 1


def test_data_that_was_not_pinned_yet_does_not_stop_the_gate(floors: Path) -> None:
    assert eval_gate.judge({"slots.micro": 0.7}, "aa", {"data/polnear": "dd"}, update=False, lower=None) == 0


def test_an_update_keeps_a_floor_that_a_figure_misses_by_rounding(floors: Path) -> None:
    assert judged(0.6985, update=True) == 0
    assert pinned(floors)["floors"] == {"slots.micro": 0.7}


def test_an_update_raises_a_floor_and_keeps_the_fingerprints(floors: Path) -> None:
    assert judged(0.8, posts="cc", update=True) == 0
    assert pinned(floors)["floors"] == {"slots.micro": 0.8}
    assert pinned(floors)["other"] == {"data/posts-uk": "cc"}


def test_a_floor_is_lowered_only_for_a_reason_that_is_kept(floors: Path) -> None:
    assert judged(0.6, update=True) == 1
    assert pinned(floors)["floors"] == {"slots.micro": 0.7}
    assert judged(0.6, update=True, lower="the codebook changed") == 0
    assert pinned(floors)["lowered"] == [
        {"reason": "the codebook changed", "figures": {"slots.micro": {"from": 0.7, "to": 0.6}}}
    ]
