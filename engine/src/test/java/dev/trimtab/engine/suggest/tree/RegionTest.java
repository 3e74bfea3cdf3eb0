package dev.trimtab.engine.suggest.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Spaces;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RegionTest {
    @Provide
    Arbitrary<Space> spaces() {
        return Spaces.any();
    }

    /** Down to where nothing is left to decide: what is decided stays so, and only what counts is decided on. */
    @Property
    void everyPlaceOfARegionLiesOnTheBranchesThatLedThere(@ForAll("spaces") Space space, @ForAll long seed) {
        Encoding encoding = Encoding.of(space);
        List<Part> parts = Part.of(encoding);
        var random = new SplittableRandom(seed);
        Region region = Region.all(parts);
        int[] open = region.open();
        for (int depth = 0; depth < 100 && open.length > 0; depth++) {
            int part = open[random.nextInt(open.length)];
            int branch = region.branch(part, region.anywhere(random));
            assertThat(region.isGone(part, branch)).isFalse();
            assertThat(branch).isBetween(0, region.branches(part) - 1);
            Region next = region.decided(part, branch);
            for (int look = 0; look < 5; look++) {
                double[] place = next.anywhere(random);
                assertThat(region.branch(part, place)).isEqualTo(branch);
                assertThat(encoding.features(place)[parts.get(part).from()]).isNotNaN();
                assertThat(space.problem(encoding.point(place))).isEmpty();
            }
            region = next;
            open = region.open();
        }
    }
}
