package dev.trimtab.engine.suggest.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Course;
import dev.trimtab.engine.suggest.Observation;
import java.util.List;
import org.junit.jupiter.api.Test;

class RewardsTest {
    @Test
    void theBestGetMostEqualsTheSameAndFailuresNothing() {
        Space space = Course.cube(1);
        double[] rewards = Rewards.of(List.of(
                new Observation(0, space.point(0.1), List.of(2.0), List.of()),
                new Observation(1, space.point(0.2), List.of(), List.of()),
                new Observation(2, space.point(0.3), List.of(1.0), List.of()),
                new Observation(3, space.point(0.4), List.of(2.0), List.of()),
                new Observation(4, space.point(0.5), List.of(0.0), List.of(1.0))));
        assertThat(rewards[2]).isEqualTo(1).isGreaterThan(rewards[0]);
        assertThat(rewards[0]).isEqualTo(rewards[3]).isGreaterThan(rewards[4]);
        assertThat(rewards[4]).isPositive();
        assertThat(rewards[1]).isZero();
    }
}
