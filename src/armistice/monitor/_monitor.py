"""One folder, watched: the verbs, each composed of the rooms' own."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self, TextIO, Unpack
from zoneinfo import ZoneInfo

from armistice.agreement import lint, load_agreements, load_perspectives
from armistice.errors import BadInput, NotFound
from armistice.ledger import Ledger
from armistice.model import (
    Agreement,
    Claim,
    Commitment,
    Decision,
    Evidence,
    Figure,
    Incident,
    Obligation,
    Perspective,
    Problem,
    Retraction,
    Review,
    Severity,
    Verdict,
)
from armistice.monitor._case import Case, Ground, Timelines, build_case
from armistice.monitor._decisions import (
    check_changes,
    make_retraction,
    make_review,
    require,
    waiting_for_review,
)
from armistice.monitor._explanation import Explanation, explain
from armistice.monitor._folder import Folder, Settings, find_folder, load_settings
from armistice.monitor._intake import Added, Intake, silent, utc_now
from armistice.monitor._question import Asking, Moment, Question, moment
from armistice.publication import (
    Edition,
    ExportForm,
    ExportKind,
    publish,
    write_export,
)
from armistice.reading import Lexicon
from armistice.reports import Archive
from armistice.verdicts import default_perspectives

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from types import TracebackType


class Monitor:
    """A folder with agreements and reports, and everything asked of it.

    Open one with [`Monitor.open`][armistice.monitor.Monitor.open] in a `with`
    statement. Every question takes the same keywords: `as_of`, `known_at`,
    `public_by` (a date means the end of that day), `reviewed_only`.
    """

    def __init__(
        self,
        folder: Folder,
        *,
        ledger: Ledger,
        settings: Settings,
        clock: Callable[[], datetime],
    ) -> None:
        self.folder = folder
        self.settings = settings
        self._ledger = ledger
        self._clock = clock
        self._loaded, self.problems = load_agreements(folder.agreement_files)

    @classmethod
    def open(
        cls, folder: Path | str, *, clock: Callable[[], datetime] = utc_now
    ) -> Self:
        """Open a folder made by `armistice init`.

        Raises:
            NotFound: If it is not such a folder.
            BadInput: If its settings are malformed.
            LedgerError: If its ledger is locked, damaged or cannot be written.
        """
        found = find_folder(Path(folder))
        settings = load_settings(found.settings_file)
        ledger = Ledger.open(found.ledger, create=True)
        return cls(found, ledger=ledger, settings=settings, clock=clock)

    def close(self) -> None:
        """Let go of the ledger."""
        self._ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # -- agreements ----------------------------------------------------------------

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """The agreements as their files say now.

        Raises:
            BadInput: If a file has an error; the message lists them all.
        """
        errors = [p for p in self.problems if p.severity is Severity.ERROR]
        if errors:
            listed = "\n".join(f"  {problem}" for problem in errors)
            msg = f"{self.folder.agreements}: correct these first:\n{listed}"
            raise BadInput(msg)
        if not self._loaded:
            msg = (
                f"{self.folder.agreements}: no agreement yet; write one "
                f"(docs/agreement-format.md) or start with `armistice init --example`"
            )
            raise NotFound(msg)
        return tuple(self._loaded)

    def lint(self) -> tuple[Problem, ...]:
        """Return faults in the files, then what the texts leave open."""
        found = [*self.problems, *Lexicon.load(*self.folder.lexicon_files).problems]
        for agreement in self._loaded:
            found.extend(lint(agreement, peers=self._peers(agreement)))
        return tuple(found)

    def perspectives(self, agreement: Agreement) -> tuple[Perspective, ...]:
        """Return the usual perspectives, then those that the user defines."""
        own, problems = load_perspectives(self.folder.perspectives_file)
        if problems:
            raise BadInput("\n".join(str(problem) for problem in problems))
        return (*default_perspectives(agreement), *own)

    def obligation(self, obligation_id: str) -> tuple[Agreement, Obligation]:
        """Return an obligation with its agreement.

        Raises:
            NotFound: If no agreement has it; the message names near ones.
        """
        for agreement in self.agreements:
            found = agreement.obligation(obligation_id)
            if found is not None:
                return agreement, found
        known = ", ".join(o.id for a in self.agreements for o in a.obligations)
        msg = f"no obligation {obligation_id!r}; there are: {known}"
        raise NotFound(msg)

    # -- reports -------------------------------------------------------------------

    def add(
        self,
        *paths: Path | str,
        published: Moment | None = None,
        publisher: str | None = None,
        progress: Callable[[str], None] = silent,
    ) -> Added:
        """Archive, read and link reports; those already there change nothing.

        Args:
            paths: Files or folders of them.
            published: Date of publication for items that do not name one.
            publisher: Publisher for items that do not name one.
            progress: Called with a line for each report.

        Raises:
            NotFound: If a path does not exist.
        """
        return self._intake.add(
            paths, published=published, publisher=publisher, progress=progress
        )

    def refresh(self, *, progress: Callable[[str], None] = silent) -> int:
        """Read again what an earlier agreement file or reader had read.

        Returns:
            How many reports were read again. What was known before stays known.
        """
        return self._intake.refresh(progress)

    @cached_property
    def _intake(self) -> Intake:
        return Intake(
            self.folder,
            self._ledger,
            self.agreements,
            zone=self.zone,
            reader=self.settings.reading,
            clock=self._clock,
        )

    # -- questions -----------------------------------------------------------------

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of bare dates: the folder's, else the first agreement's."""
        if self.settings.timezone is not None:
            return self.settings.timezone
        return ZoneInfo(self.agreements[0].tz)

    def case(self, **asking: Unpack[Asking]) -> Case:
        """Return everything that the ledger tells for one question."""
        self.refresh()
        question = self._question(**asking)
        view = self._ledger.view(
            known_at=question.known_at, public_by=question.public_by
        )
        perspectives = {a.id: self.perspectives(a) for a in view.agreements}
        self._check_settle()
        return build_case(view, question, perspectives)

    def _question(self, **asking: Unpack[Asking]) -> Question:
        now = self._clock()
        as_of = asking.get("as_of") or self.settings.as_of or now
        public_by = asking.get("public_by")
        return Question(
            as_of=moment(as_of, self.zone),
            known_at=moment(asking.get("known_at") or now, self.zone),
            public_by=None if public_by is None else moment(public_by, self.zone),
            reviewed_only=asking.get("reviewed_only", False),
            settle=self.settings.settle,
        )

    def _check_settle(self) -> None:
        parties = {p.id for a in self.agreements for p in a.parties}
        for name in self.settings.settle:
            if name not in parties:
                msg = (
                    f"{self.folder.settings_file}: settle names {name!r}, which no "
                    f"agreement does; there are: {', '.join(sorted(parties))}"
                )
                raise BadInput(msg)

    def status(
        self, *, perspective: str | None = None, **asking: Unpack[Asking]
    ) -> tuple[Verdict, ...]:
        """Return the verdict on every obligation, in the agreements' order.

        Raises:
            NotFound: If no agreement knows the perspective.
        """
        case = self.case(**asking)
        _known_perspective(case, perspective)
        return tuple(case.verdicts(perspective))

    def explain(
        self,
        obligation: str,
        *,
        perspective: str | None = None,
        **asking: Unpack[Asking],
    ) -> Explanation:
        """Return an obligation's verdicts with the sentences behind them.

        Raises:
            NotFound: If no agreement has the obligation, or knows the perspective.
        """
        agreement, found = self.obligation(obligation)
        case = self.case(**asking)
        _known_perspective(case, perspective)
        return explain(case, agreement, found, perspective=perspective)

    def claims(self, **asking: Unpack[Asking]) -> tuple[Claim, ...]:
        """Return the claims register."""
        return self.case(**asking).claims

    def evidence(self, **asking: Unpack[Asking]) -> tuple[Evidence, ...]:
        """Return all evidence, whether it counts or waits for a person."""
        return self.case(**asking).evidence

    def incidents(self, **asking: Unpack[Asking]) -> tuple[Incident, ...]:
        """Return the incident log."""
        return self.case(**asking).incidents()

    def commitments(self, **asking: Unpack[Asking]) -> tuple[Commitment, ...]:
        """Return promises outside the text and how they slipped."""
        return self.case(**asking).related.commitments

    def figures(self, **asking: Unpack[Asking]) -> tuple[Figure, ...]:
        """Return figures; those of one group count the same thing."""
        return self.case(**asking).related.figures

    def timeline(
        self,
        obligation: str | None = None,
        *,
        perspective: str | None = None,
        **asking: Unpack[Asking],
    ) -> Timelines:
        """Return statuses over time, by obligation and perspective.

        Raises:
            NotFound: If no agreement has the obligation, or knows the perspective.
        """
        if obligation is not None:
            self.obligation(obligation)
        case = self.case(**asking)
        _known_perspective(case, perspective)
        return case.timelines(obligation, perspective)

    # -- people's decisions ----------------------------------------------------------

    def review_queue(self, **asking: Unpack[Asking]) -> tuple[Ground, ...]:
        """Return links that nobody has decided on: the unsure first."""
        return waiting_for_review(self.case(**asking))

    def decide(
        self,
        target: str,
        decision: Decision,
        *,
        by: str,
        reason: str,
        changes: Mapping[str, str | float | None] | None = None,
    ) -> Review:
        """Record a decision on a report, claim or link: a new row, never a change.

        Raises:
            NotFound: If nothing has that id.
            BadInput: If a correction names no field, or one that does not exist, or
                an id that nothing has.
        """
        view = self._ledger.view()
        require(view, target)
        check_changes(self.agreements, view, changes or {})
        now = self._clock()
        review = make_review(
            target, decision, by=by, reason=reason, changes=changes, now=now
        )
        self._ledger.append((review,), recorded=now)
        return review

    def retract(self, target: str, *, by: str, reason: str) -> Retraction:
        """Take a report, claim or link back from now on; earlier answers stay.

        Raises:
            NotFound: If nothing has that id.
        """
        require(self._ledger.view(), target)
        retraction = make_retraction(target, by=by, reason=reason)
        self._ledger.append((retraction,), recorded=self._clock())
        return retraction

    # -- trust and publication -------------------------------------------------------

    def verify(self) -> tuple[Problem, ...]:
        """Look for altered rows in the ledger and altered bytes in the archive."""
        problems = list(self._ledger.verify())
        originals = self._ledger.originals()
        problems.extend(Archive(self.folder.archive).verify(originals))
        return tuple(problems)

    def edition(
        self, *, perspective: str | None = None, **asking: Unpack[Asking]
    ) -> Edition:
        """Return everything that a publication shows, for one question.

        Raises:
            NotFound: If no agreement knows the perspective.
        """
        case = self.case(**asking)
        _known_perspective(case, perspective)
        return Edition(
            title=self.settings.title,
            as_of=case.question.as_of,
            known_at=case.question.known_at,
            public_by=case.question.public_by,
            reviewed_only=case.question.reviewed_only,
            generated=self._clock(),
            agreements=case.agreements,
            perspectives={
                agreement.id: case.perspectives_of(agreement, perspective)
                for agreement in case.agreements
            },
            reports=case.reports,
            claims=case.claims,
            evidence=case.evidence,
            incidents=case.incidents(),
            commitments=case.related.commitments,
            figures=case.related.figures,
            verdicts=tuple(case.verdicts(perspective)),
            timelines=case.timelines(None, perspective),
            findings=self._findings(),
        )

    def publish(self, out: Path | str | None = None, **asking: Unpack[Asking]) -> Path:
        """Write the static site and return its first page.

        Raises:
            BadInput: If the folder to write to holds something else.
        """
        target = self.folder.site if out is None else Path(out)
        return publish(self.edition(**asking), target)

    def export(
        self,
        what: ExportKind,
        out: TextIO | Path,
        *,
        form: ExportForm = ExportForm.JSONL,
        perspective: str | None = None,
        **asking: Unpack[Asking],
    ) -> int:
        """Write rows for other programs and return how many they were."""
        edition = self.edition(perspective=perspective, **asking)
        return write_export(edition, what, form, out)

    def _findings(self) -> dict[str, tuple[Problem, ...]]:
        return {
            agreement.id: lint(agreement, peers=self._peers(agreement))
            for agreement in self.agreements
        }

    def _peers(self, agreement: Agreement) -> list[Agreement]:
        return [peer for peer in self._loaded if peer.id != agreement.id]


def _known_perspective(case: Case, perspective: str | None) -> None:
    every = [p.id for ps in case.perspectives.values() for p in ps]
    if perspective is not None and perspective not in every:
        known = ", ".join(dict.fromkeys(every))
        msg = f"no perspective {perspective!r}; there are: {known}"
        raise NotFound(msg)
