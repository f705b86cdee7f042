"""What a draw came to cannot be built wrong."""

import pytest

from callreview.domain.results.outcome import Part


@pytest.mark.parametrize(("population", "drawn"), [(3, 4), (3, -1)])
def test_more_is_never_drawn_than_there_is(population: int, drawn: int) -> None:
    with pytest.raises(ValueError, match="calls"):
        Part("p1", "Ana", population, drawn)
