"""The documentation says what the code does, and shows what loads."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from armistice.agreement import SUBJECTS, Code, Finding, json_schema, lint
from armistice.agreement._shapes import AgreementShape, ObligationShape

DOCS = Path(__file__).parents[2] / "docs"
FORMAT = (DOCS / "agreement-format.md").read_text("utf-8")
LINT = (DOCS / "lint.md").read_text("utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", FORMAT, flags=re.DOTALL)
WHOLE, *FRAGMENTS = EXAMPLES


def sections(text):
    """Return the top-level fields of a YAML text, each with what stands under it."""
    starts = [m.start() for m in re.finditer(r"^\w+:", text, flags=re.MULTILINE)]
    parts = [text[a:b] for a, b in pairwise([*starts, None])]
    return {part.partition(":")[0]: part for part in parts}


@pytest.mark.parametrize("number", range(len(FRAGMENTS)))
def test_every_example_loads(read, number):
    """A fragment replaces the parts of the whole example that it writes anew."""
    text = "".join((sections(WHOLE) | sections(FRAGMENTS[number])).values())
    agreement, problems = read(text)
    assert [str(problem) for problem in problems] == []
    assert agreement is not None


def test_the_whole_example_is_sound(read):
    agreement, problems = read(WHOLE)
    assert problems == ()
    assert len(agreement.obligations) == 2


def test_the_example_of_wordings_gives_the_finding_it_tells_of(read):
    fragment = next(one for one in FRAGMENTS if "wordings" in one)
    agreement, _ = read("".join((sections(WHOLE) | sections(fragment)).values()))
    assert "text-variants" in {one.code for one in lint(agreement)}


FORMS = re.search(r"## Times\n(.*?)Lengths of time", FORMAT, flags=re.DOTALL)[1]
TIMES = [
    form
    for row in FORMS.splitlines()
    if row.startswith("| `")
    for form in re.findall(r"`([^`]*)`", row.split("|")[1])
    if "..." not in form
]
AMOUNTS = [
    form
    for row in FORMAT.partition("## Quantities")[2].partition("##")[0].splitlines()
    if row.startswith("| `")
    for form in re.findall(r"`([^`]*)`", row.split("|")[1])
]


@pytest.mark.parametrize("written", TIMES)
def test_every_form_of_a_time_loads(read, written):
    text = WHOLE.replace("due: by 2031-04-01", f"ends: {written}")
    assert text != WHOLE
    events = "events: {election: 2031-06-01}\n"
    assert [str(problem) for problem in read(text + events).problems] == []


@pytest.mark.parametrize("written", AMOUNTS)
def test_every_form_of_a_quantity_loads(read, written):
    text = WHOLE.replace("due: by 2031-04-01", f"quantities: [{written}]")
    assert [str(problem) for problem in read(text).problems] == []


@pytest.mark.parametrize("code", [*Code, *Finding])
def test_every_code_is_documented(code):
    assert f"\n| `{code}` | " in LINT


def test_no_other_code_is_documented():
    rows = set(re.findall(r"^\| `([\w-]+)` \|", LINT, flags=re.MULTILINE))
    assert rows == {str(code) for code in (*Code, *Finding)} | set(SUBJECTS)


def test_every_subject_is_documented():
    assert all(f"| `{one}` | {words} |" in LINT for one, words in SUBJECTS.items())


@pytest.mark.parametrize("shape", [AgreementShape, ObligationShape])
def test_every_field_is_documented(shape):
    assert [
        n
        for n in shape.field_names()
        if f"`{n}`" not in FORMAT and f"{n}:" not in FORMAT
    ] == []


def test_no_findings_share_a_code_with_problems():
    assert not {str(one) for one in Code} & {str(one) for one in Finding}


# The schema for editors


def test_the_published_schema_is_current():
    published = json.loads((DOCS / "agreement.schema.json").read_text("utf-8"))
    assert published == json_schema(), (
        "run: armistice schema > docs/agreement.schema.json"
    )


def parts():
    schema = json_schema()
    return {"Agreement": schema} | schema["$defs"]


@pytest.mark.parametrize(
    ("part", "field"),
    [
        (name, field)
        for name, part in parts().items()
        for field in part.get("properties", {})
    ],
)
def test_every_field_of_the_schema_is_described(part, field):
    assert parts()[part]["properties"][field]["description"]


def test_the_schema_forbids_unknown_fields():
    objects = [part for part in parts().values() if part.get("type") == "object"]
    assert objects
    assert all(part["additionalProperties"] is False for part in objects)


def kinds(schema):
    return {one.get("type", one.get("$ref", "")) for one in schema["anyOf"]}


def test_the_schema_knows_short_forms():
    found = parts()
    assert "string" in kinds(found["ObligationShape"]["properties"]["starts"])
    assert "string" in kinds(found["ObligationShape"]["properties"]["bearer"])
    assert {"array", "object"} <= kinds(found["Agreement"]["properties"]["places"])


def test_the_schema_knows_other_names():
    obligation = parts()["ObligationShape"]
    assert {"mode", "modality", "quantity"} <= set(obligation["properties"])
    assert "modality" not in obligation["required"]
    assert {
        "anyOf": [{"required": ["modality"]}, {"required": ["mode"]}]
    } in obligation["allOf"]
    assert "readings" in parts()["Agreement"]["properties"]
