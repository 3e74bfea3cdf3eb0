package dev.trimtab.engine.suggest.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Spaces;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NeighbourhoodTest {
    @Provide
    Arbitrary<Space> spaces() {
        return Spaces.any();
    }

    @Property
    void aNeighbourDiffersInOneParameterAndWhatHangsOnIt(@ForAll("spaces") Space space, @ForAll long seed) {
        var neighbourhood = new Neighbourhood(space);
        var random = new SplittableRandom(seed);
        Point point = space.point(random.doubles(space.dimensions()).toArray());
        double[] place = new Known(neighbourhood).place(point, random);
        neighbourhood.step(place, random);
        Point neighbour = neighbourhood.point(place);

        assertThat(space.problem(neighbour)).isEmpty();
        Set<String> changed = new HashSet<>();
        for (Map.Entry<String, Object> value : point.values().entrySet()) {
            Object now = neighbour.values().get(value.getKey());
            if (now != null && !now.equals(value.getValue())) {
                changed.add(value.getKey());
            }
        }
        assertThat(changed).hasSizeLessThanOrEqualTo(1);
    }
}
