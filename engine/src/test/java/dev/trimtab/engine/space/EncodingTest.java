package dev.trimtab.engine.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.engine.suggest.sobol.SobolSequence;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EncodingTest {
    @Property
    void aPointIsFoundAgainAtItsPlace(@ForAll("spaces") Space space, @ForAll long seed) {
        Encoding encoding = Encoding.of(space);
        Point point = space.point(new SobolSequence(seed, space.dimensions()).at(0, 0));

        assertThat(encoding.point(encoding.place(point))).isEqualTo(point);
    }

    @Property
    void whatIsInactiveIsNotSeen(@ForAll("spaces") Space space, @ForAll long seed) {
        Encoding encoding = Encoding.of(space);
        double[] place = new SobolSequence(seed, space.dimensions()).at(1, 0);
        Point point = encoding.point(place);
        double[] features = encoding.features(place);

        for (int axis = 0; axis < encoding.size(); axis++) {
            Parameter parameter =
                    space.parameters().get(encoding.axes().get(axis).parameter());
            assertThat(Double.isNaN(features[axis]))
                    .as(parameter.name() + " of " + point)
                    .isEqualTo(!point.values().containsKey(parameter.name()));
        }
    }

    @Property
    void aModelSeesAPointAsItSeesItsPlace(@ForAll("spaces") Space space, @ForAll long seed) {
        Encoding encoding = Encoding.of(space);
        double[] place = new SobolSequence(seed, space.dimensions()).at(2, 0);
        double[] features = encoding.features(place);
        double[] settled = encoding.features(encoding.place(encoding.point(place)));

        for (int axis = 0; axis < encoding.size(); axis++) {
            assertThat(settled[axis]).isEqualTo(features[axis], within(1e-6));
        }
    }

    @Example
    void listedNumbersThatSpreadOverADecadeAreSeenByTheirRatios() {
        assertThat(ordinal(1, 10, 100).features()).containsExactly(new double[] {0, 0.5, 1}, within(1e-12));
        assertThat(ordinal(1, 2, 5).features()).containsExactly(0, 0.25, 1);
        assertThat(ordinal(0, 50, 100).features()).containsExactly(0, 0.5, 1);
    }

    private static Axis ordinal(double... values) {
        List<Double> list = Arrays.stream(values).boxed().toList();
        return Encoding.of(new Space(List.of(new OrdinalParameter("p", list, null))))
                .axes()
                .getFirst();
    }

    @Provide
    Arbitrary<Space> spaces() {
        return Spaces.any();
    }
}
