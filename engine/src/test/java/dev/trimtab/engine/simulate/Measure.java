package dev.trimtab.engine.simulate;

import dev.trimtab.engine.schedule.EarlyStopping;
import dev.trimtab.engine.schedule.Fidelity;
import dev.trimtab.engine.simulate.Simulator.Moment;
import dev.trimtab.engine.space.IntegerParameter;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.study.Algorithm;
import dev.trimtab.engine.study.Goal;
import dev.trimtab.engine.study.Limits;
import dev.trimtab.engine.study.Objective;
import dev.trimtab.engine.study.Studies;
import dev.trimtab.engine.study.Study;
import dev.trimtab.engine.study.StudyTrial;
import dev.trimtab.engine.study.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Measures ways to stop early on recorded curves, with random search over the recorded trials and 8 workers. Not a test; run it
 * as {@code java -cp target/classes:target/test-classes dev.trimtab.engine.simulate.Measure SEEDS FILE...}.
 *
 * <p>A file has {@code maximize} or {@code minimize} on its first line, then one trial a line: parameters, the seconds at the end
 * of each step, the values there; the three are separated by semicolons, numbers by commas.
 */
public final class Measure {
    private static final int WORKERS = 8;
    private static final double BUDGET = 8;

    private Measure() {}

    public static void main(String[] arguments) throws IOException {
        int seeds = Integer.parseInt(arguments[0]);
        for (String file : Arrays.asList(arguments).subList(1, arguments.length)) {
            Recording recording = Recording.read(Path.of(file));
            System.out.println(file);
            double target = median(IntStream.range(0, seeds)
                    .mapToDouble(seed -> new Run(recording, new EarlyStopping.None(), seed + 1_000, Double.NaN).best));
            ways(recording).forEach((name, way) -> report(name, recording, way, seeds, target));
        }
    }

    private static Map<String, EarlyStopping> ways(Recording recording) {
        Map<String, EarlyStopping> ways = new TreeMap<>();
        ways.put("none", new EarlyStopping.None());
        ways.put("asha", EarlyStopping.Asha.of(recording.fidelity()));
        ways.put("asha from 2", new EarlyStopping.Asha(3, 2, 1));
        ways.put("gradual", new EarlyStopping.Gradual(3, 1));
        ways.put("hyperband", new EarlyStopping.Hyperband(3));
        ways.put("median", new EarlyStopping.Median(5, 1));
        return ways;
    }

    private static void report(String name, Recording recording, EarlyStopping way, int seeds, double target) {
        List<Run> runs = IntStream.range(0, seeds)
                .mapToObj(seed -> new Run(recording, way, seed, target))
                .toList();
        System.out.printf(
                Locale.ROOT,
                "  %-12s time to target %5.2f (mean %5.2f)   best %.6g   better there are %.4f %%   trials %4.0f%n",
                name,
                median(runs.stream().mapToDouble(run -> run.reached)),
                runs.stream()
                        .mapToDouble(run -> Math.min(BUDGET, run.reached))
                        .average()
                        .orElseThrow(),
                recording.sign() * median(runs.stream().mapToDouble(run -> run.best)),
                100
                        * Math.exp(runs.stream()
                                .mapToDouble(run -> Math.log(recording.better(run.best)))
                                .average()
                                .orElseThrow()),
                median(runs.stream().mapToDouble(run -> run.trials)));
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** One simulated study. */
    private static final class Run implements Consumer<Moment> {
        private final Recording recording;
        private final double target;
        private double best = Double.POSITIVE_INFINITY;
        private double reached = Double.POSITIVE_INFINITY;
        private final int trials;

        Run(Recording recording, EarlyStopping way, long seed, double target) {
            this.recording = recording;
            this.target = target;
            Study study = Studies.of(
                    recording.space(),
                    List.of(new Objective("loss", recording.goal(), null)),
                    new Algorithm.Random(),
                    List.of(),
                    seed,
                    new Limits(recording.courses().size(), WORKERS, 0),
                    List.of(),
                    recording.fidelity(),
                    way);
            trials = Simulator.run(
                            study,
                            point -> recording
                                    .courses()
                                    .get(((Long) point.values().get("row")).intValue()),
                            Weather.FAIR,
                            BUDGET * recording.seconds(),
                            this)
                    .study()
                    .trials()
                    .size();
        }

        @Override
        public void accept(Moment moment) {
            for (StudyTrial trial : moment.study().trials()) {
                if (trial.state() == TrialState.SUCCEEDED && trial.value() != null) {
                    best = Math.min(best, recording.sign() * trial.value());
                }
            }
            if (best <= target) {
                reached = Math.min(reached, moment.time() / recording.seconds());
            }
        }
    }

    /**
     * @param finals losses at the end, increasing
     * @param seconds that a trial takes, the median
     */
    private record Recording(Goal goal, List<Course> courses, double[] finals, double seconds) {
        static Recording read(Path file) throws IOException {
            List<String> lines = Files.readAllLines(file);
            Goal goal = Goal.valueOf(lines.getFirst().toUpperCase(Locale.ROOT));
            List<Course> courses = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] parts = line.split(";");
                courses.add(new Course(numbers(parts[1]), numbers(parts[2])));
            }
            double sign = goal == Goal.MINIMIZE ? 1 : -1;
            double[] finals = courses.stream()
                    .mapToDouble(course -> sign * course.values()[course.steps() - 1])
                    .sorted()
                    .toArray();
            double seconds = median(courses.stream().mapToDouble(course -> course.ends()[course.steps() - 1]));
            return new Recording(goal, courses, finals, seconds);
        }

        private static double[] numbers(String text) {
            return Arrays.stream(text.split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }

        double sign() {
            return goal == Goal.MINIMIZE ? 1 : -1;
        }

        Space space() {
            return new Space(List.of(new IntegerParameter("row", 0, courses.size() - 1, Scale.LINEAR, 1, null)));
        }

        Fidelity fidelity() {
            return new Fidelity("step", 1, courses.getFirst().steps());
        }

        /** The share of all trials that end better. */
        double better(double loss) {
            return (Arrays.stream(finals).filter(other -> other < loss - 1e-12).count() + 0.5) / finals.length;
        }
    }
}
