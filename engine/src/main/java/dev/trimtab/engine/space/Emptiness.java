package dev.trimtab.engine.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Says which constraints leave nothing to try. */
final class Emptiness {
    private static final int DRAWS = 4_096;
    private static final long SEED = 0x656d707479L;

    private Emptiness() {}

    /** Empty where a point was found. */
    static Optional<String> of(Region region) {
        if (region.isWhole() || !region.anchors().isEmpty()) {
            return Optional.empty();
        }
        List<Constraint> conflict = conflict(region);
        String texts = conflict.stream().map(one -> "'" + one.text() + "'").collect(Collectors.joining(" and "));
        return Optional.of(
                conflict.size() == 1
                        ? "No point was found that meets the constraint " + texts
                                + ": loosen it, or change the ranges of its parameters."
                        : "No point was found that meets the constraints " + texts
                                + " together: loosen one of them, or change the ranges of their parameters.");
    }

    /** Constraints that no point looked at meets together, none of which could be missed. */
    private static List<Constraint> conflict(Region region) {
        List<Constraint> all = region.space().constraints();
        var random = new SplittableRandom(SEED);
        List<boolean[]> met = new ArrayList<>();
        for (int i = 0; i < DRAWS; i++) {
            var values = region.values(Anchors.draw(region.space().dimensions(), i, random));
            boolean[] holds = new boolean[all.size()];
            for (int k = 0; k < holds.length; k++) {
                holds[k] = all.get(k).holds(values);
            }
            met.add(holds);
        }
        List<Integer> conflict = new ArrayList<>();
        for (int k = 0; k < all.size(); k++) {
            conflict.add(k);
        }
        for (int k = 0; k < all.size(); k++) {
            Integer one = k;
            List<Integer> others =
                    conflict.stream().filter(other -> !other.equals(one)).toList();
            boolean missed = met.stream().noneMatch(holds -> others.stream().allMatch(other -> holds[other]));
            if (missed && !others.isEmpty()) {
                conflict.remove(one);
            }
        }
        return conflict.stream().map(all::get).toList();
    }
}
