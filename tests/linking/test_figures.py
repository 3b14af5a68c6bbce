"""Figures stand side by side only where they count the same."""


def figure(say, text, word, number, aspect, unit="personnel"):
    return say(
        text,
        events=(("deploy", "deploy"),) if "deploy" in text else (),
        figures=((word, unit, number, aspect),),
    )


def groups(related):
    return {f.low: f.group for f in related.figures}


def test_mandated_going_and_arrived_stay_apart(desk, say):
    related = desk.relate(
        figure(say, "A force of 500 observers will deploy.", "500", 500, "mandated"),
        figure(say, "Garland deploys 600 observers.", "600", 600, "deploying"),
        figure(say, "Some 120 observers arrived.", "120", 120, "arrived"),
    )
    assert len(set(groups(related).values())) == 3


def test_the_same_count_from_two_mouths_stands_together(desk, say):
    related = desk.relate(
        figure(say, "Some 120 observers arrived.", "120", 120, "arrived"),
        figure(say, "In all 130 observers arrived.", "130", 130, "arrived"),
    )
    assert len(set(groups(related).values())) == 1
    assert {f.obligation for f in related.figures} == {"3-deploy"}


def test_what_no_obligation_counts_has_none(desk, say):
    related = desk.relate(
        figure(say, "More than 900 people are dead.", "900", 900, "killed", "killed")
    )
    assert [f.obligation for f in related.figures] == [None]


def test_percentages_are_no_figures(desk, say):
    related = desk.relate(
        figure(say, "Prices rose by 20 percent.", "20 percent", 20, "", "percent")
    )
    assert related.figures == ()


def test_casualties_of_two_incidents_stay_apart(desk, say):
    def attack(day, number):
        return say(
            f"On {day} May Norlandic forces attacked a post in Hill district, "
            f"killing {number}.",
            events=(("attacked", "attack"),),
            places=(("Hill district", "hill"),),
            times=((f"{day} May", f"2031-05-{day}"),),
            figures=((f"killing {number}", "killed", number, "killed"),),
        )

    related = desk.relate(attack(12, 3), attack(16, 4))
    assert len(set(groups(related).values())) == 2


def test_a_figure_says_who_gives_it(desk, say):
    one = say(
        "388 observers arrived",
        by="the observer mission",
        cue="said",
        figures=(("388", "personnel", 388, "arrived"),),
    )
    (told,) = desk.relate(one).figures
    assert (told.actor, told.aspect, told.span.start) == ("VOM", "arrived", 0)
