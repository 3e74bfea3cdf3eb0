package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.suggest.Memory;
import dev.trimtab.engine.suggest.Observation;
import java.util.List;

/** A Gaussian process of another study's trials: what it expects of points here, on a scale with mean 0 and variance 1. */
final class SourceModel implements Trend {
    private static final int MOST_LESSONS = 200;

    private final Lessons lessons;
    private final Surrogate surrogate;

    private SourceModel(Lessons lessons, Surrogate surrogate) {
        this.lessons = lessons;
        this.surrogate = surrogate;
    }

    static SourceModel of(Encoding encoding, Metric metric, Lessons lessons, Memory memory) {
        List<Observation> known = Selection.of(lessons.observations(), MOST_LESSONS);
        double[][] features = known.stream()
                .map(lesson -> lessons.seen(encoding.features(encoding.place(lesson.point()))))
                .toArray(double[][]::new);
        double[] losses = known.stream().mapToDouble(Observation::loss).toArray();
        return new SourceModel(lessons, Surrogate.ofLosses(metric, features, losses, memory));
    }

    @Override
    public double at(double[] features) {
        return surrogate.posterior().mean(lessons.seen(features));
    }

    @Override
    public double at(double[] features, double[] gradient) {
        double mean = surrogate.posterior().mean(lessons.seen(features), gradient);
        for (int axis = 0; axis < gradient.length; axis++) {
            gradient[axis] = lessons.shared()[axis] ? gradient[axis] : 0;
        }
        return mean;
    }

    /** Gives back what the next decision can build on. */
    void keep(Memory memory) {
        surrogate.keep(memory);
    }
}
