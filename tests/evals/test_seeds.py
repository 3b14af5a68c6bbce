"""The five seed reports, where they lie beside the project."""

from pathlib import Path

import pytest
from evals._seeds import watch_seeds
from evals.seeds import CHECKS, Seeds

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the five reports are not here"),
]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    with watch_seeds(SEEDS, tmp_path_factory.mktemp("seeds") / "m") as monitor:
        yield Seeds(monitor)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_seeds_show_it(seeds, check):
    assert check(seeds), check.__doc__
