"""A made-up agreement between made-up countries, and reports about it."""

from datetime import UTC, date, datetime

import pytest

from armistice.model import (
    Agreement,
    DateSource,
    Instant,
    Office,
    Organ,
    Party,
    PartyRole,
    Place,
    Report,
)
from armistice.reading import Lexicon, Model, ReportReader, RuleClaims

VELD = Party(
    id="VE",
    name="Veldria",
    role=PartyRole.PARTY,
    demonyms=("Veldrian",),
    forces=("Veldrian army", "Veldrian troops"),
    organs=(
        Organ(
            name="Ministry of Defence of Veldria",
            aliases=("Veldrian Defence Ministry", "Defence Ministry"),
            people=(Office(person="Oren Talvik", aliases=("Talvik",)),),
        ),
    ),
)
KASH = Party(
    id="KA",
    name="Kashen",
    role=PartyRole.PARTY,
    demonyms=("Kasheni",),
    forces=("Kasheni army",),
    organs=(
        Organ(name="Ministry of Defence of Kashen", aliases=("Defence Ministry",)),
    ),
)
GUARD = Party(
    id="OS",
    name="Ostmark",
    role=PartyRole.GUARANTOR,
    demonyms=("Ostmarkian",),
    forces=("Ostmarkian army",),
)
KEEPERS = Party(
    id="OPK",
    name="Ostmarkian peacekeeping contingent",
    role=PartyRole.MECHANISM,
    acts_for="OS",
    aliases=("peacekeepers",),
    forces=("Ostmarkian peacekeepers", "peacekeepers"),
)
REBELS = Party(
    id="RB",
    name="Tarn Front",
    role=PartyRole.ARMED_GROUP,
    aliases=("separatists",),
)
PLACES = (
    Place(id="valley", name="Tarn Valley", names=(("ve", "Tarn"),)),
    Place(
        id="sharak",
        name="Sharak district",
        within=("valley",),
        names=(("ka", "Şarak"), ("en2", "Sharak")),
        not_to_confuse=("sharak_village",),
        lat=1.0,
        lon=2.0,
    ),
    Place(id="orm", name="Orm district", within=("valley",), names=(("ka", "Ormand"),)),
    Place(
        id="sharak_village",
        name="Sharak village (Orm district)",
        within=("orm",),
        not_to_confuse=("sharak",),
    ),
    Place(id="corridor", name="Mirn corridor", within=("valley",)),
)
ACCORD = Agreement(
    id="tarn",
    title="The Tarn accord",
    signed=date(2030, 3, 10),
    in_force=Instant(at=date(2030, 3, 10)),
    parties=(VELD, KASH, GUARD, KEEPERS, REBELS),
    places=PLACES,
)


def report_of(text: str, published: datetime = datetime(2030, 5, 15, tzinfo=UTC)):
    return Report(
        id="r-1",
        title="",
        publisher="The Gazette",
        published=published,
        published_source=DateSource.GIVEN,
        captured=published,
        sha256="0",
        media_type="text/plain",
        text=text,
    )


@pytest.fixture(scope="session")
def lexicon():
    return Lexicon.load()


@pytest.fixture(scope="session")
def reader(lexicon):
    """The reader by rules alone: its tests are theirs."""
    return ReportReader([ACCORD], lexicon=lexicon, finder=RuleClaims(lexicon))


@pytest.fixture
def read(reader):
    def _read(text, published=datetime(2030, 5, 15, tzinfo=UTC)):
        return reader.read(report_of(text, published))

    return _read


@pytest.fixture
def claims(read):
    def _claims(text):
        return read(text).claims

    return _claims


@pytest.fixture
def said(claims):
    """The claims with a claimant as (claimant, cue, content)."""

    def _said(text):
        return [(c.claimant, c.cue, c.content) for c in claims(text) if c.cue]

    return _said


@pytest.fixture
def make_report():
    return report_of


@pytest.fixture(scope="session")
def model():
    """The shipped model; a test that asks for it fails where the file is missing.

    Such tests are slow ones, so that they run once the network's file is there.
    """
    shipped = Model()
    assert shipped.path.is_file(), f"the model's file is missing: {shipped.path}"
    return shipped


@pytest.fixture(scope="session")
def tokenizer():
    """The shipped tokenizer, which is there without the network too."""
    return Model().tokenizer
