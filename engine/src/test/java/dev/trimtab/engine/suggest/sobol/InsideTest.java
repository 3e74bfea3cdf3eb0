package dev.trimtab.engine.suggest.sobol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.space.ConstrainedSpaces;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Suggester;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InsideTest {
    private static final Space SPACE = ConstrainedSpaces.cube(2, "x0 + x1 <= 1", x -> 1 - x[0] - x[1]);

    @Test
    void aPointThatViolatesAConstraintIsLedToOneNearByThatDoesNot() {
        Suggester stubborn = (index, taken) -> Optional.of(SPACE.point(0.9, 0.5));
        Set<Point> taken = new LinkedHashSet<>(Set.of(SPACE.point(0.1, 0.1), SPACE.point(0.45, 0.5)));

        Point point = Inside.of(SPACE, 7, stubborn).suggest(3, taken).orElseThrow();

        // The nearest point inside is (0.7, 0.3).
        assertThat((Double) point.values().get("x0")).isBetween(0.6, 0.8);
        assertThat((Double) point.values().get("x1")).isBetween(0.2, 0.4);
    }

    @Test
    void whatIsInsideIsLeftAlone() {
        Point inside = SPACE.point(0.2, 0.3);
        Suggester tame = (index, taken) -> Optional.of(inside);
        assertThat(Inside.of(SPACE, 7, tame).suggest(0, Set.of())).contains(inside);
    }

    @Test
    void whatWasMadeOfAPointIsLedInside() {
        Point from = SPACE.point(0.5, 0.4);
        Point led = Inside.led(SPACE, from, SPACE.point(0.8, 0.4), 7);
        assertThat(ConstrainedSpaces.allows(SPACE, led)).isTrue();
        assertThat((Double) led.values().get("x0")).isGreaterThan(0.55);
        Point inside = SPACE.point(0.1, 0.1);
        assertThat(Inside.led(SPACE, from, inside, 7)).isEqualTo(inside);
    }

    @Test
    void whatIsOverIsOver() {
        Suggester exhausted = (index, taken) -> Optional.empty();
        assertThat(Inside.of(SPACE, 7, exhausted).suggest(0, Set.of())).isEmpty();
    }

    @Test
    void aSpaceWithoutConstraintsNeedsNoneOfIt() {
        Space free = new Space(SPACE.parameters());
        Suggester algorithm = (index, taken) -> Optional.of(free.point(0.9, 0.9));
        assertThat(Inside.of(free, 7, algorithm)).isSameAs(algorithm);
    }
}
