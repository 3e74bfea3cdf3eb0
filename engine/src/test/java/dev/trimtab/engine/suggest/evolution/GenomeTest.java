package dev.trimtab.engine.suggest.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Spaces;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class GenomeTest {
    @Provide
    Arbitrary<Space> spaces() {
        return Spaces.any();
    }

    @Provide
    Arbitrary<Space> finiteSpaces() {
        return Spaces.finite();
    }

    @Property
    void aMutatedGeneOfAFiniteSpaceIsAnotherValue(@ForAll("finiteSpaces") Space space, @ForAll long seed) {
        Genome genome = new Genome(space);
        var random = new SplittableRandom(seed);
        Point parent = space.point(random.doubles(space.dimensions()).toArray());
        for (int gene : genome.active(genome.place(parent, random))) {
            double[] place = genome.place(parent, random);
            genome.mutate(place, gene, 20, random);
            Point child = genome.point(place);
            assertThat(space.problem(child)).isEmpty();
            assertThat(child).isNotEqualTo(parent);
        }
    }

    @Property
    void childrenAreValidPoints(@ForAll("spaces") Space space, @ForAll long seed) {
        Genome genome = new Genome(space);
        var random = new SplittableRandom(seed);
        double[] child = genome.place(anywhere(space, random), random);
        genome.cross(child, genome.place(anywhere(space, random), random), 20, random);
        genome.mutateAny(child, 20, random);
        assertThat(space.problem(genome.point(child))).isEmpty();
    }

    private static Point anywhere(Space space, SplittableRandom random) {
        return space.point(random.doubles(space.dimensions()).toArray());
    }

    @Property
    void variedNumbersStayInTheCubeAndNearTheirParents(
            @ForAll @DoubleRange(min = 0, max = 1) double x,
            @ForAll @DoubleRange(min = 0, max = 1) double y,
            @ForAll long seed) {
        double far = 0;
        double near = 0;
        for (int i = 0; i < 50; i++) {
            assertThat(Variation.binary(x, y, 20, new SplittableRandom(seed + i)))
                    .isBetween(0.0, 1.0);
            double little = Variation.polynomial(x, 20, new SplittableRandom(seed + i));
            double much = Variation.polynomial(x, 2, new SplittableRandom(seed + i));
            assertThat(little).isBetween(0.0, 1.0);
            assertThat(much).isBetween(0.0, 1.0);
            near += Math.abs(little - x);
            far += Math.abs(much - x);
        }
        assertThat(near).isLessThan(far);
    }
}
