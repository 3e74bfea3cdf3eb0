package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Hash;
import dev.trimtab.engine.suggest.History;
import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.SequenceSuggester;
import dev.trimtab.engine.suggest.Suggester;
import dev.trimtab.engine.suggest.sobol.SobolSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Bayesian optimisation. */
public final class GpSuggester implements Suggester {
    private static final int LOOKS = 512;
    private static final int KNOWN = 5;

    private final Encoding encoding;
    private final Metric metric;
    private final History history;
    private final long seed;
    private final SequenceSuggester start;
    private @Nullable Model model;

    public GpSuggester(Space space, History history, long seed) {
        this.encoding = Encoding.of(space);
        this.metric = new Metric(encoding);
        this.history = history;
        this.seed = seed;
        this.start = new SequenceSuggester(space, new SobolSequence(seed, space.dimensions()), seed, Map.of());
    }

    /** A posterior and what it was made of. */
    private record Model(Posterior posterior, double best, List<double[]> known, Set<Point> seen) {}

    @Override
    public Optional<Point> suggest(int index, Set<Point> taken) {
        Set<Point> all = new HashSet<>(taken);
        history.observations().forEach(observation -> all.add(observation.point()));
        all.addAll(history.pending());
        if (index == 0) {
            Point centre = encoding.point(centre());
            if (!all.contains(centre)) {
                return Optional.of(centre);
            }
        }
        List<Observation> measured =
                history.observations().stream().filter(o -> !o.failed()).toList();
        if (index < startup() || measured.size() < 3) {
            return start.suggest(index, all);
        }
        Model now = model == null ? model(measured) : model;
        model = now;
        for (Point point : new LinkedHashSet<>(history.pending())) {
            fantasise(now, point);
        }
        for (Point point : taken) {
            fantasise(now, point);
        }
        SplittableRandom random = new SplittableRandom(Hash.bits(seed, index));
        double[] reach = new double[encoding.size()];
        Arrays.setAll(
                reach,
                axis -> Math.clamp(Math.exp(now.posterior().hyperparameters().theta()[metric.group(axis)]), 0.02, 1.0));
        var search = new AcquisitionSearch(
                encoding, new ExpectedImprovement(now.posterior(), now.best(), encoding.size()), reach, random);
        for (AcquisitionSearch.Candidate candidate :
                search.search(new SobolSequence(Hash.bits(seed, index, 1), encoding.size()), LOOKS, now.known())) {
            Point point = encoding.point(candidate.place());
            if (!all.contains(point)) {
                return Optional.of(point);
            }
        }
        for (int i = 0; i < 50; i++) {
            Point point = encoding.point(search.near(now.known().getFirst(), 0.3));
            if (!all.contains(point)) {
                return Optional.of(point);
            }
        }
        return start.suggest(index, all);
    }

    private double[] centre() {
        double[] centre = new double[encoding.size()];
        Arrays.fill(centre, 0.5);
        return centre;
    }

    private int startup() {
        return Math.clamp(2 + encoding.size() / 2, 4, 10);
    }

    private void fantasise(Model model, Point point) {
        if (model.seen().add(point)) {
            double[] features = encoding.features(encoding.place(point));
            double mean = model.posterior().mean(features);
            double[] before = model.posterior().observed();
            model.posterior().add(features);
            double[] values = Arrays.copyOf(before, before.length + 1);
            values[before.length] = mean;
            model.posterior().observe(values);
        }
    }

    private Model model(List<Observation> measured) {
        int n = history.observations().size();
        double[][] places = new double[n][];
        double[][] features = new double[n][];
        double[] losses = new double[n];
        double worst = measured.stream().mapToDouble(Observation::loss).max().orElse(0);
        Set<Point> seen = new HashSet<>();
        for (int i = 0; i < n; i++) {
            Observation observation = history.observations().get(i);
            places[i] = encoding.place(observation.point());
            features[i] = encoding.features(places[i]);
            losses[i] = observation.failed() ? worst : observation.loss();
            seen.add(observation.point());
        }
        Fit fit = Fit.of(metric, features, losses, List.of());
        Posterior posterior = new Posterior(metric, fit.hyperparameters(), n + 16);
        for (double[] point : features) {
            posterior.add(point);
        }
        posterior.observe(fit.warp().values());
        double best = Arrays.stream(fit.warp().values()).min().orElse(0);
        if (fit.hyperparameters().noise() > 1e-2) {
            best = Arrays.stream(features).mapToDouble(posterior::mean).min().orElse(best);
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> losses[i]));
        List<double[]> known = order.stream().limit(KNOWN).map(i -> places[i]).toList();
        return new Model(posterior, best, known, seen);
    }
}
