package dev.trimtab.engine.suggest.gp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Course;
import dev.trimtab.engine.suggest.History;
import dev.trimtab.engine.suggest.Memory;
import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.sobol.SobolSequence;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PendingTest {
    private static final long SEED = 1;
    private static final int POINTS = 14;
    private static final double FEASIBLE = -1;
    private static final double INFEASIBLE = 1;

    private final Space space = Course.cube(2);
    private final Encoding encoding = Encoding.of(space);

    @Test
    void besideATrialThatIsExpectedToBecomeTheBestLittleMoreIsExpected() {
        List<Observation> observations =
                observations(place -> Math.pow(place[0] - 0.4, 2) + Math.pow(place[1] - 0.7, 2), place -> FEASIBLE);
        Point first = suggested(observations);
        Model model = model(observations);
        double before = promise(model, first);

        model.expect(first);

        assertThat(promise(model, first)).isLessThan(before - Math.log(4));
    }

    @Test
    void whatIsExpectedToBreakAConstraintIsNotToBeBeaten() {
        List<Observation> observations = observations(
                place -> Math.abs(place[0] - 0.4) + Math.sqrt(Math.abs(place[1] - 0.7)),
                place -> place[0] < 0.5 ? INFEASIBLE : FEASIBLE);
        Point good = encoding.point(new double[] {0.6, 0.9});
        Model model = model(observations);
        double before = promise(model, good);

        model.expect(encoding.point(new double[] {0.4, 0.7}));

        assertThat(promise(model, good)).isGreaterThan(before - 1);
    }

    private List<Observation> observations(ToDoubleFunction<double[]> loss, ToDoubleFunction<double[]> violation) {
        var sequence = new SobolSequence(SEED, 2);
        return IntStream.range(0, POINTS)
                .mapToObj(i -> sequence.at(i, 0))
                .map(place -> new Observation(
                        encoding.point(place),
                        List.of(loss.applyAsDouble(place)),
                        List.of(violation.applyAsDouble(place))))
                .toList();
    }

    private Point suggested(List<Observation> observations) {
        return new GpSuggester(space, new History(observations), SEED, new Memory())
                .suggest(POINTS, Set.of())
                .orElseThrow();
    }

    private Model model(List<Observation> observations) {
        return new Model(encoding, new Metric(encoding), observations, List.of(), new Memory());
    }

    private double promise(Model model, Point point) {
        return model.acquisition().at(encoding.features(encoding.place(point)));
    }
}
