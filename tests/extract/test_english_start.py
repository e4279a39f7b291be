"""What the English parser leaves out to start sooner changes nothing."""

import subprocess
import sys

import spacy

from daybrief.extract.english import parse

LEFT = """
import sys
from daybrief.extract.english.parse import trees
trees(["Dogs bark."])
assert "spacy.cli" not in sys.modules and "requests" not in sys.modules
import spacy
from spacy.cli.info import info
assert info(silent=True) == spacy.info(silent=True)
"""

SAID = (
    "The ministry said that its crews had shot down 41 of 56 drones over three regions before dawn.",
    "Two nurses and a driver were hurt when a shell hit the clinic, according to the mayor, who asked for blood.",
    "Envoys who met on Tuesday agreed to talk again, although neither side would say when.",
)


def test_the_tokenizer_that_is_not_read_from_the_model_is_the_models_own() -> None:
    whole = spacy.load(parse.MODEL, exclude=["ner", "lemmatizer"]).tokenizer
    assert parse._pipeline().tokenizer.to_bytes(exclude=["vocab"]) == whole.to_bytes(exclude=["vocab"])


def test_trees_are_the_same_whichever_library_multiplies_the_models_matrices() -> None:
    whole = spacy.load(parse.MODEL, exclude=["ner", "lemmatizer"])
    for doc, words in zip(whole.pipe(SAID), parse.trees(SAID), strict=True):
        assert [(t.text, t.tag_, t.dep_, t.head.i) for t in words] == [(t.text, t.tag_, t.dep_, t.head.i) for t in doc]


def test_the_parsers_command_line_is_not_loaded_and_can_be() -> None:
    done = subprocess.run([sys.executable, "-c", LEFT], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
