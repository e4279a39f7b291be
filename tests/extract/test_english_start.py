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


def test_the_tokenizer_that_is_not_read_from_the_model_is_the_models_own() -> None:
    whole = spacy.load(parse.MODEL, exclude=["ner", "lemmatizer"]).tokenizer
    assert parse._pipeline().tokenizer.to_bytes(exclude=["vocab"]) == whole.to_bytes(exclude=["vocab"])


def test_the_parsers_command_line_is_not_loaded_and_can_be() -> None:
    done = subprocess.run([sys.executable, "-c", LEFT], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
