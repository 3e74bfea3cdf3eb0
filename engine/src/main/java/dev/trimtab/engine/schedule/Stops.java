package dev.trimtab.engine.schedule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which running trials should stop now. */
public final class Stops {
    private Stops() {}

    /**
     * Verdicts by the name of the trial, in the order of the curves. All are judged by the same curves, so their order does not
     * matter.
     *
     * @throws IllegalArgumentException for what cannot stop trials without a fidelity, if the race has none
     */
    public static Map<String, Verdict> of(EarlyStopping settings, Race race) {
        List<StopRule> rules = rules(settings, race);
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (Curve curve : race.curves()) {
            if (curve.standing() == Curve.Standing.RUNNING) {
                rules.stream()
                        .flatMap(rule -> rule.judge(curve, race).stream())
                        .findFirst()
                        .ifPresent(verdict -> verdicts.put(curve.trial(), verdict));
            }
        }
        return verdicts;
    }

    /** The first one that has something to say is heard. */
    private static List<StopRule> rules(EarlyStopping settings, Race race) {
        return switch (settings) {
            case EarlyStopping.None none -> List.of();
            case EarlyStopping.Asha asha -> comparing(SuccessiveHalving.of(asha, fidelity(race)));
            case EarlyStopping.Gradual gradual -> comparing(new GradualHalving(gradual));
            case EarlyStopping.Hyperband hyperband -> comparing(SuccessiveHalving.of(hyperband, fidelity(race)));
            case EarlyStopping.Promotion promotion -> List.of(NonFinite::judge, unlessDone(Repetition::judge));
            case EarlyStopping.Median median -> comparing(new MedianRule(median));
            case EarlyStopping.Plateau plateau -> List.of(NonFinite::judge, unlessDone(new PlateauRule(plateau)));
        };
    }

    private static List<StopRule> comparing(StopRule rule) {
        return List.of(NonFinite::judge, unlessDone(Repetition::judge), unlessDone(rule));
    }

    private static StopRule unlessDone(StopRule rule) {
        return (trial, race) -> isDone(trial, race) ? Optional.empty() : rule.judge(trial, race);
    }

    /** A trial at its last step ends by itself, with a result that counts. */
    private static boolean isDone(Curve trial, Race race) {
        return race.fidelity() != null && trial.lastStep() >= race.fidelity().max();
    }

    private static Fidelity fidelity(Race race) {
        if (race.fidelity() == null) {
            throw new IllegalArgumentException(EarlyStopping.NEEDS_FIDELITY);
        }
        return race.fidelity();
    }
}
