"""The optional reader: a language model on a server of the user's choice. Off unless asked for."""

from daybrief.extract.readers.server.asking import ABOUT, questions
from daybrief.extract.readers.server.verifying import Answers, Heard, heard

__all__ = ["ABOUT", "Answers", "Heard", "heard", "questions"]
