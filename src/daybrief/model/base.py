"""What every record shares: frozen, closed, and named by what it says."""

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict


def digest(*parts: object) -> str:
    """40 hex digits over canonical JSON: a hash of the structure, never of joined strings."""
    body = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(body.encode()).hexdigest()[:40]


class Record(BaseModel):
    """An immutable value. Unknown keys are refused; records that say the same share an id."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    about_the_run: ClassVar[frozenset[str]] = frozenset()
    """Fields that tell how or when the record was made. They do not change its id."""

    @cached_property
    def id(self) -> str:
        """40 hex digits over the class name and what the record says."""
        return digest(type(self).__name__, self.model_dump(mode="json", exclude=set(self.about_the_run)))

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """The record with some fields changed; what was worked out of the old ones, its id too, is not kept."""
        copy = super().model_copy(update=update, deep=deep)
        if update:
            for name in self.__dict__.keys() - type(self).model_fields.keys():
                copy.__dict__.pop(name, None)
        return copy
