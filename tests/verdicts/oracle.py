"""A second, naive statement of docs/semantics.md, to hold the engine against.

Days are whole numbers, both ends of a claim's time included, and a question about day
v is asked when v is over. Places are sets of cells. Every rule starts from scratch and
tries all pairs; nothing here is shared with the engine, nor quick.
"""

from itertools import combinations

CELLS = {
    "uplands": frozenset("abcdefg"),
    "highvale": frozenset("abc"),
    "town": frozenset("a"),
    "mill": frozenset("b"),
    "lakeside": frozenset("de"),
    "corridor": frozenset("d"),
    "eastmarch": frozenset("f"),
}
HEARS = {
    "party:KES": {"KES"},
    "party:VAL": {"VAL"},
    "guarantor": {"ORM"},
    "third": {"OBS", "NGO"},
    "combined": {"KES", "VAL", "ORM", "OBS", "NGO", "outlet:one"},
}
SOLE = {"party:KES": "KES", "party:VAL": "VAL", "guarantor": "ORM"}
NEVER = 10**6


def seen(claims, known):
    return [c for c in claims if c["rec"] <= known < c["ret"]]


def sooner(a, b):
    """a was said before b, by the same mouth."""
    return a["actor"] == b["actor"] and a["said"] < b["said"]


class Duty:
    """An obligation with what one perspective hears of it, on one day."""

    def __init__(self, case, perspective, day, known, settle=None):
        self.case, self.perspective, self.day = case, perspective, day
        self.settle = settle
        self.withdrawn = set()
        self.everything = seen(case["claims"], known)
        self.heard = [c for c in self.everything if c["actor"] in HEARS[perspective]]
        self.whole = CELLS[case["place"]]
        self.leaves = [CELLS[p] for p in case["parts"]] or [self.whole]
        self.out = CELLS[case["except"]] if case["except"] else None

    # --- time -----------------------------------------------------------------

    def start(self):
        """First and last day on which it may begin; None if not known to begin."""
        if not self.case["waits"]:
            return self.case["start"], self.case["start"], False
        told = [c for c in self.heard if c["kind"] == "first-done"]
        told = [
            c
            for c in told
            if not any(
                sooner(c, d) and (c["hi"] < d["lo"] or d["hi"] < c["lo"]) for d in told
            )
        ]
        told = [c for c in told if c["hi"] <= self.day]
        if not told:
            return None
        lo, hi = max(c["lo"] for c in told), min(c["hi"] for c in told)
        if lo > hi:
            lo, hi = min(c["lo"] for c in told), max(c["hi"] for c in told)
        return lo, hi, True

    def begun(self):
        start = self.start()
        if start is None:
            return False
        lo, hi, event = start
        return hi <= self.day if event else lo <= self.day

    def first_day(self):
        return self.start()[0]

    def surely_from(self):
        lo, hi, event = self.start()
        return hi + 1 if event else lo

    def deadline(self, day):
        due = self.case["due"]
        for change in sorted(
            self.case["amendments"], key=lambda a: (a["agreed"], a["id"])
        ):
            over = change["back"] is not None and change["back"] <= day
            if over or not (change["retro"] or change["agreed"] <= day):
                continue
            everybody = {"KES", "VAL"} <= set(change["by"])
            own = SOLE.get(self.perspective) in change["by"]
            if everybody or own:
                due = change["to"]
        return due

    # --- achieving ------------------------------------------------------------

    def where(self, claim):
        return CELLS[claim["place"]] if claim["place"] else self.whole

    def bears(self, claim):
        return self.out is None or not self.where(claim) <= self.out

    def told(self, kind):
        return [c for c in self.heard if c["kind"] == kind and self.bears(c)]

    def clash(self, done, missing):
        return self.where(missing) <= self.where(done) and done["hi"] <= missing["hi"]

    def positions(self, leaf, only):
        """Completions, gaps and undoings that bear on a leaf, as first told."""

        def pool(kind):
            told = self.told(kind)
            return [c for c in told if only is None or c["actor"] == only]

        def touches(claim):
            return self.where(claim) <= leaf or leaf <= self.where(claim) <= self.whole

        dones = [c for c in pool("done") if leaf <= self.where(c)]
        if not self.case["preemptive"]:
            dones = [c for c in dones if c["hi"] >= self.first_day()]
        answers = [c for c in self.heard if c["kind"] in ("done", "no_violation")]

        def answered(u):
            return u["id"] in self.withdrawn or any(
                a["target"] == u["id"] and (sooner(u, a) or a["actor"] == self.settle)
                for a in answers
            )

        undone = [u for u in filter(touches, pool("undone")) if not answered(u)]
        return dones, list(filter(touches, pool("not_done"))), undone

    def leaf(self, leaf, only=None):
        dones, missing, undone = self.positions(leaf, only)
        fresh = [d for d in dones if not self.redated(d, dones, undone)]
        kept = [
            d
            for d in fresh
            if not any(sooner(d, m) and self.clash(d, m) for m in missing)
        ]
        still = [
            m
            for m in missing
            if self.where(m) <= leaf
            and m["hi"] <= self.day
            and not any(sooner(m, d) and self.clash(d, m) for d in fresh)
        ]
        sure = [d for d in kept if d["hi"] <= self.day]
        gone = [u for u in undone if u["hi"] <= self.day]
        lasting = not self.case["persist"]
        back = [d for d in sure if lasting or all(u["hi"] < d["lo"] for u in gone)]
        against = still + ([] if sure else gone)
        clean = [d for d in back if not any(d["hi"] <= m["hi"] for m in against)]
        maybe = [d for d in kept if d["lo"] <= self.day < d["hi"]]
        states = [
            ("sure", clean),
            ("rebutted", back),
            ("reversed", sure),
            ("possible", maybe),
            ("none", [True]),
        ]
        state = next(name for name, shown in states if shown)
        return {
            "state": state,
            "claims": back,
            "clean": clean,
            "dated": self.dating(back, clean),
            "against": against,
            "undone": gone if state == "reversed" else [],
            "leaf": leaf,
        }

    def dating(self, back, clean):
        """The unrebutted ones, and the rebutted ones that never meet them in time."""

        def closest(claims):
            size = min((len(self.where(c)) for c in claims), default=0)
            return [c for c in claims if len(self.where(c)) == size]

        if not clean:
            return closest(back)
        sound = closest(clean)
        lo, hi = when(sound)
        never_meet = [
            c
            for c in back
            if c not in clean
            and len(self.where(c)) == len(self.where(sound[0]))
            and (c["hi"] < lo or hi < c["lo"])
        ]
        return sound + never_meet

    def redated(self, done, dones, undone):
        return any(
            sooner(done, d)
            and self.where(d) == self.where(done)
            and (done["hi"] < d["lo"] or d["hi"] < done["lo"])
            and not any(done["hi"] <= u["hi"] < d["lo"] for u in undone)
            for d in dones
        )

    def group_claims(self, leaves):
        """Claims that not all is done: those that dispute it, those that doubt it."""
        disputes, doubts = [], []
        for claim in self.told("not_done"):
            place = self.where(claim)
            group = [p for p in leaves if p["leaf"] < place <= self.whole]
            if not group or claim["hi"] > self.day:
                continue
            said_done = all(p["state"] == "sure" for p in group)
            if said_done and max(when(p["dated"])[1] for p in group) > claim["hi"]:
                continue
            own = [
                [c for c in p["claims"] if c["actor"] == claim["actor"]] for p in group
            ]
            whole_later = any(
                sooner(claim, c) and self.clash(c, claim) for o in own for c in o
            )
            last_later = all(own) and any(all(sooner(claim, c) for c in o) for o in own)
            if whole_later or last_later:
                continue
            others = all(
                any(not (all(own) and sooner(c, claim)) for c in p["clean"])
                for p in group
            )
            (disputes if others else doubts).append(claim)
        return disputes, doubts

    def settled(self, leaf):
        part = self.leaf(leaf)
        if part["state"] == "rebutted" and self.settle:
            decided = self.leaf(leaf, only=self.settle)
            if decided["claims"] or decided["against"]:
                return decided
        return part

    def achieve(self):
        leaves = [self.settled(leaf) for leaf in self.leaves]
        states = {p["state"] for p in leaves}
        disputes, doubts = self.group_claims(leaves)
        if "reversed" in states:
            return self.reversal(leaves) or self.achieve()
        if states == {"sure"} and not disputes and not doubts:
            return self.timing(leaves)
        if not doubts and states <= {"sure", "rebutted"}:
            return "contested"
        return self.unfinished(leaves, states, doubts)

    def unfinished(self, leaves, states, doubts):
        due = self.deadline(self.day)
        if due is None or self.day <= due:
            return "in_force"
        if "possible" in states:
            return "unknown"
        busy = any(c["lo"] <= self.day for c in self.heard if c["kind"] == "under_way")
        against = any(p["against"] for p in leaves if p["state"] != "sure")
        if doubts or against or busy or {"sure", "rebutted"} & states:
            return "overdue" if self.case["perdurant"] else "violated"
        return "unknown"

    def reversal(self, leaves):
        undone = [u["id"] for p in leaves for u in p["undone"]]
        told = [
            status
            for ids, status in self.incidents(("undone",))
            if set(ids) & set(undone)
        ]
        # Whoever told so has taken it back: as if it had not been said.
        self.withdrawn |= set() if told else set(undone)
        return gravest(told) if told else None

    def timing(self, leaves):
        return max(
            (self.part_timing(p["dated"]) for p in leaves),
            key=[
                "fulfilled",
                "fulfilled_timing_unclear",
                "fulfilled_timing_contested",
                "fulfilled_late",
            ].index,
        )

    def in_time(self, lo, hi):
        due = self.deadline(hi)
        if due is None or hi <= due:
            return "fulfilled"
        return "fulfilled_late" if lo > due else "fulfilled_timing_unclear"

    def part_timing(self, claims):
        lo, hi = max(c["lo"] for c in claims), min(c["hi"] for c in claims)
        if lo <= hi:
            return self.in_time(lo, hi)
        actors = {c["actor"] for c in claims}
        answers = {
            self.in_time(*when([c for c in claims if c["actor"] == a])) for a in actors
        }
        if {"fulfilled", "fulfilled_late"} <= answers:
            return "fulfilled_timing_contested"
        if "fulfilled_timing_unclear" in answers:
            return "fulfilled_timing_unclear"
        return answers.pop()

    # --- refraining -----------------------------------------------------------

    def incidents(self, kinds):
        """Ids and status of each act that is told of, in this perspective."""
        accusations = [
            c for c in self.everything if c["kind"] in kinds and self.bears(c)
        ]
        ids = {c["id"] for c in self.everything if c["kind"] in kinds}
        acts = {}
        for c in accusations:
            acts.setdefault(c["target"] or c["id"], []).append(c)
        for name, group in acts.items():
            names = {name} | {c["id"] for c in group}
            denials = [
                c
                for c in self.everything
                if (c["kind"] == "no_violation" and self.answers(c, names, group))
                or (c["kind"] == "done" and c["target"] in names & ids)
            ]
            left = [c for c in group if not any(sooner(c, d) for d in denials)]
            denied = [d for d in denials if not any(sooner(d, c) for c in group)]
            if left and any(c["lo"] <= self.day for c in left):
                yield [c["id"] for c in left], self.act(left, denied)

    def answers(self, denial, names, group):
        if denial["target"]:
            return denial["target"] in names
        return any(
            denial["lo"] <= c["lo"]
            and c["hi"] <= denial["hi"]
            and self.where(c)
            <= self.where(denial)
            | (self.where(c) if self.where(denial) >= self.whole else frozenset())
            for c in group
        )

    def act(self, accusations, denials):
        bearer = "VAL" if self.case["bearer"] == "VAL" else "KES"
        foe = "KES" if bearer == "VAL" else "VAL"
        heard = [c for c in accusations if c in self.heard]
        no = [c for c in denials if c in self.heard]
        status = self.voiced(heard, no, bearer, foe)
        timely = [self.falls(c) for c in accusations]
        if "yes" in timely:
            return status
        if "perhaps" in timely:
            return status if status == "in_force" else "unknown"
        return "in_force"

    def voiced(self, heard, no, bearer, foe):
        if self.settle and any(c["actor"] == self.settle for c in heard + no):
            spoke = any(c["actor"] == self.settle for c in heard)
            return "violated" if spoke else "in_force"
        sole = SOLE.get(self.perspective)
        if not heard:
            return "in_force" if no or sole == bearer else "alleged"
        admitted = any(c["actor"] == bearer for c in heard)
        if no and not admitted:
            return "contested"
        sure = admitted or sole or self.independent(heard, foe)
        return "violated" if sure else "alleged"

    def independent(self, heard, foe):
        origins = {}
        for c in heard:
            if not c["actor"].startswith("outlet:"):
                origins.setdefault(c["actor"], set()).add(c["origin"])
        return any(
            origins[a] - origins[b] and origins[b] - origins[a]
            for a, b in combinations(sorted(origins), 2)
            if {a, b} != {foe}
        )

    def falls(self, claim):
        lo, hi, end = claim["lo"], claim["hi"], self.case["end"]
        if hi < self.first_day() or lo > self.day or (end is not None and lo > end):
            return "no"
        happened = hi <= self.day or claim["said"] < 24 * (self.day + 1)
        inside = lo >= self.surely_from() and (end is None or hi <= end)
        return "yes" if happened and inside else "perhaps"

    def refrain(self):
        kinds = ("violation",)
        if self.case["kind"] == "maintain":
            kinds = ("violation", "undone")
        return gravest([s for _, s in self.incidents(kinds)])

    def status(self):
        if not self.begun():
            return "pending"
        end = self.case["end"]
        if end is not None and self.day > end:
            self.day = end
            if not self.begun():
                return "pending"
        return self.achieve() if self.case["kind"] == "achieve" else self.refrain()


def when(claims):
    """What all say, or else all that they span."""
    lo, hi = max(c["lo"] for c in claims), min(c["hi"] for c in claims)
    if lo <= hi:
        return lo, hi
    return min(c["lo"] for c in claims), max(c["hi"] for c in claims)


def gravest(statuses):
    order = ["violated", "contested", "alleged", "unknown", "in_force"]
    return min(statuses, key=order.index, default="in_force")


def status(case, perspective, day, known=NEVER - 1, settle=None):
    return Duty(case, perspective, day, known, settle).status()


def number_status(figures, n, due, day):
    """Status of a cumulative number of which one actor tells; figures are its words.

    A figure is (day, value, is_total), told at noon of its day.
    """
    low = high = 0
    words = []
    told = {f for f in figures if f[0] <= day}
    for on, value, total in sorted(told, key=lambda f: (f[0], f[2], str(f[1]))):
        low = value if total else max(low, value)
        high = value if total else high + value
        words.append((on, "done" if low >= n else "not" if high < n else "perhaps"))
    nots = [on for on, word in words if word == "not"]
    dones = [on for on, word in words if word == "done"]
    held = [on for on in dones if not any(on < no for no in nots)]
    if any(on not in nots for on in held):
        return "fulfilled" if min(held) <= due else "fulfilled_late"
    if held:
        return "contested"
    if day <= due:
        return "in_force"
    if words and words[-1][1] == "perhaps":
        return "unknown"
    return "overdue" if words else "unknown"


def renewed_until(end, term, notice, given, day):
    """Last day of a term that goes on unless notice was given by its notice day."""
    while day > end:
        if any(end - term - notice < g <= end - notice for g in given if g <= day):
            return end
        end += term
    return end
