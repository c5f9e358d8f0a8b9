"""Bad input, refused in one Chinese sentence that says what to do."""

from __future__ import annotations


class BadInput(ValueError):
    """`field` names the input of the verb; str() is the sentence for the screen."""

    def __init__(self, field: str, sentence: str) -> None:
        self.field, self.sentence = field, sentence
        super().__init__(sentence)
