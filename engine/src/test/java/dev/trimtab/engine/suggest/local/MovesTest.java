package dev.trimtab.engine.suggest.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MovesTest {
    @Test
    void eachMoveDoesWhatItsNameSays() {
        int[] swapped = {0, 1, 2, 3, 4};
        int[] inserted = {0, 1, 2, 3, 4};
        int[] back = {0, 1, 2, 3, 4};
        int[] reversed = {0, 1, 2, 3, 4};
        Moves.swap(swapped, 1, 3);
        Moves.insert(inserted, 1, 3);
        Moves.insert(back, 3, 1);
        Moves.reverse(reversed, 1, 4);
        assertThat(swapped).containsExactly(0, 3, 2, 1, 4);
        assertThat(inserted).containsExactly(0, 2, 3, 1, 4);
        assertThat(back).containsExactly(0, 3, 1, 2, 4);
        assertThat(reversed).containsExactly(0, 4, 3, 2, 1);
    }

    @Property
    void anyMoveGivesAnotherOrderOfTheSameElements(@ForAll @IntRange(min = 2, max = 20) int size, @ForAll long seed) {
        int[] before = IntStream.range(0, size).toArray();
        int[] order = before.clone();
        Moves.reorder(order, new SplittableRandom(seed));
        assertThat(order).containsExactlyInAnyOrder(before).isNotEqualTo(before);
    }
}
