"""Options that every suite shares."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

# The same examples on every machine, however slow: a failure is one of the code and can be seen again.
settings.register_profile("daybrief", deadline=None, derandomize=True)
settings.load_profile("daybrief")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden briefs anew")


@pytest.fixture(autouse=True, scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is kept of packs under test lies in no user's home."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield
