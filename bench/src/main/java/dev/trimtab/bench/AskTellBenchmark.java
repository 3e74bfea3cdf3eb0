package dev.trimtab.bench;

import dev.trimtab.engine.schedule.EarlyStopping;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.study.Algorithm;
import dev.trimtab.engine.study.Decision;
import dev.trimtab.engine.study.Goal;
import dev.trimtab.engine.study.Knowledge;
import dev.trimtab.engine.study.Limits;
import dev.trimtab.engine.study.Objective;
import dev.trimtab.engine.study.Study;
import dev.trimtab.engine.study.StudyTrial;
import dev.trimtab.engine.study.TrialState;
import dev.trimtab.engine.study.Tuner;
import dev.trimtab.engine.suggest.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long the next trial takes to find, once the one before has been told: the mean of the next few in a study of n trials. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class AskTellBenchmark {
    private static final int ASKED = 20;

    /** As ask-tell names them. */
    @Param({
        "random",
        "sobol",
        "bayesian",
        "tpe",
        "cmaes",
        "evolution",
        "differentialEvolution",
        "localSearch",
        "nsga2",
        "treeSearch"
    })
    public String algorithm = "";

    @Param({"100", "1000", "10000"})
    public int n;

    private Study study = study(List.of());
    private Memory memory = new Memory();

    /** A study of n trials that has been asked before. */
    @Setup(Level.Invocation)
    public void told() {
        var random = new SplittableRandom(1);
        List<StudyTrial> trials = new ArrayList<>();
        for (int index = 0; index < n; index++) {
            Point point =
                    Mixed.SPACE.point(random.doubles(Mixed.SPACE.dimensions()).toArray());
            trials.add(finished(index, point));
        }
        study = study(trials);
        memory = new Memory();
        Tuner.decide(study, memory);
    }

    @Benchmark
    @OperationsPerInvocation(ASKED)
    public Study askAndTell() {
        for (int asked = 0; asked < ASKED; asked++) {
            if (Tuner.decide(study, memory).getFirst() instanceof Decision.Start start) {
                List<StudyTrial> trials = new ArrayList<>(study.trials());
                trials.add(finished(start.index(), start.parameters()));
                study = study.withTrials(trials);
            }
        }
        return study;
    }

    private static StudyTrial finished(int index, Point point) {
        return StudyTrial.of("t" + index, index, point, TrialState.SUCCEEDED, Mixed.loss(point), index);
    }

    private Study study(List<StudyTrial> trials) {
        Algorithm asked = switch (algorithm) {
            case "bayesian" -> new Algorithm.Bayesian();
            case "tpe" -> new Algorithm.Tpe(10, 24);
            case "cmaes" -> new Algorithm.Cmaes();
            case "evolution" -> new Algorithm.Evolution();
            case "differentialEvolution" -> new Algorithm.DifferentialEvolution();
            case "localSearch" -> new Algorithm.LocalSearch();
            case "treeSearch" -> new Algorithm.TreeSearch();
            case "nsga2" -> new Algorithm.NsgaII();
            case "sobol" -> new Algorithm.Sobol();
            default -> new Algorithm.Random();
        };
        return new Study(
                Mixed.SPACE,
                List.of(new Objective("loss", Goal.MINIMIZE, null)),
                asked,
                List.of(),
                1,
                new Limits(Integer.MAX_VALUE, 1, Integer.MAX_VALUE),
                trials,
                null,
                new EarlyStopping.None(),
                Knowledge.NONE);
    }
}
