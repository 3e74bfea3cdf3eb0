package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Parameter;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.gp.Warp.Bend;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The hyperparameters of a Gaussian process of ten axes, from nothing; here, as a fit is nobody else's business. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 10)
public class FitBenchmark {
    private static final int AXES = 10;

    @Param({"20", "50", "100", "200"})
    public int n;

    private Metric metric = new Metric(encoding());
    private double[][] features = {};
    private double[] losses = {};

    private static Encoding encoding() {
        return Encoding.of(new Space(IntStream.range(0, AXES)
                .<Parameter>mapToObj(i -> new DoubleParameter("x" + i, 0, 1, Scale.LINEAR, null, null))
                .toList()));
    }

    /** Points of the cube and their losses in a slanted bowl with ripples. */
    @Setup
    public void data() {
        var random = new SplittableRandom(1);
        metric = new Metric(encoding());
        features = new double[n][];
        losses = new double[n];
        for (int i = 0; i < n; i++) {
            features[i] = random.doubles(AXES).toArray();
            for (int axis = 0; axis < AXES; axis++) {
                double x = features[i][axis] - 0.4;
                losses[i] += (axis + 1) * x * x + 0.1 * Math.sin(9 * x);
            }
        }
    }

    @Benchmark
    public Object fit() {
        return Fit.of(metric, features, losses, Told.nothing(n), List.of(Bend.values()));
    }
}
