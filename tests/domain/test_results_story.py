"""What a sample says, told question by question."""

from callreview.domain.draw.plan import DrawPlan
from callreview.domain.results.report import Aside
from callreview.words.results_story import Question, Told, person_story, story
from tests.domain.outcomes import ANA, everybody, outcome, part, results

NOTHING_ELSE = Aside()


def told(found: tuple[Told, ...], question: Question) -> str:
    (one,) = [each for each in found if each.question is question]
    return "\n".join(" ".join(paragraph) for paragraph in one.paragraphs)


def test_people_are_told_by_name_and_not_in_an_order() -> None:
    drawn = outcome(part(ANA, 180, name="Zoe"), part([60] * 6, 60, person="p2", name="Ann"))
    found = told(story(results(drawn), NOTHING_ELSE), Question.PEOPLE)
    assert found.index("Ann") < found.index("Zoe")
    assert found.startswith("Do not pay, praise or blame by these differences.")


def test_a_company_sample_tells_of_no_person() -> None:
    found = story(results(outcome(everybody(ANA, 900), plan=DrawPlan.COMPANY)), NOTHING_ELSE)
    assert Question.PEOPLE not in {one.question for one in found}
    assert "of any one person" in told(found, Question.COMPANY)


def test_the_first_sample_says_that_the_next_will_tell() -> None:
    found = story(results(outcome(part(ANA, 180))), NOTHING_ELSE)
    assert told(found, Question.CHANGE).startswith("This is the first sample of its kind")


def test_a_row_of_periods_tells_what_stands_out() -> None:
    row = [outcome(part(ANA, 180, key=str(month)), month=month) for month in range(2, 9)]
    low = outcome(part([20] * 12, 180, key="low"), month=9)
    found = told(story(results(low, *row), NOTHING_ELSE), Question.CHANGE)
    assert "Over the last three months" in found
    assert "Down 64 points" in found
    assert "Out of the ordinary: September 2026 (20)." in found
    assert found.startswith("It is getting worse.")


def test_what_cost_most_is_told_first_and_praise_is_told() -> None:
    found = told(story(results(outcome(part(ANA, 180))), NOTHING_ELSE), Question.LINES)
    assert found.startswith("“How well did it go?”: full points in 0 of 12 calls.")
    assert "No moment was marked." in found


def test_what_can_be_trusted_is_told() -> None:
    drawn = outcome(part(ANA, 182), left_out={"short": 58}, number=2, of=2)
    found = told(story(results(drawn), Aside(picked={"coaching": 4})), Question.TRUST)
    for sentence in (
        "Calls of 30 s or longer: 182 of 240.",
        "4 more calls were picked by hand for coaching. They are in no number here.",
        "Very likely means 19 times out of 20",
        "The range covers the luck of which calls were drawn.",
        "Anyone can repeat this lot",
        "Draw 2 of 2",
    ):
        assert sentence in found


def test_a_person_with_too_few_calls_still_hears_of_a_failure() -> None:
    found = results(outcome(part([80, 90, 70], 40, fails=1)))
    assert person_story(found, found.person("p1"))[-1] == "1 of the 3 calls had a serious failure."
