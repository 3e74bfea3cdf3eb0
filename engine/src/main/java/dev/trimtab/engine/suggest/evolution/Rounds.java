package dev.trimtab.engine.suggest.evolution;

import java.util.ArrayList;
import java.util.List;

/**
 * In which order the brackets of Hyperband (Li et al., JMLR 2018, algorithm 1) evaluate how many points at which rung. It depends
 * on nothing that comes out, so that a trial's index says how far it goes.
 */
public final class Rounds {
    private static final int MOST = 1_000;

    private final List<Long> rungs;
    private final int[] sizes;
    private final int[] round;
    private final int[] places;
    private final int[] evaluated; // how often each rung is in a round

    /**
     * @param rungs increasing, the last step included; at least one
     * @param factor one in so many goes from a rung to the next; above 1
     */
    public Rounds(List<Long> rungs, double factor) {
        this.rungs = List.copyOf(rungs);
        int count = rungs.size();
        this.sizes = new int[count];
        List<Integer> order = new ArrayList<>();
        for (int bracket = 0; bracket < count; bracket++) {
            int left = count - bracket;
            double points = Math.ceil((double) count / left * Math.pow(factor, left - 1.0));
            sizes[bracket] = (int) Math.clamp(points, DifferentialEvolution.FEWEST, MOST);
            for (int rung = bracket; rung < count; rung++) {
                int here = (int) Math.max(1, Math.floor(sizes[bracket] / Math.pow(factor, (double) rung - bracket)));
                for (int i = 0; i < here; i++) {
                    order.add(rung);
                }
            }
        }
        this.round = order.stream().mapToInt(Integer::intValue).toArray();
        this.places = new int[round.length];
        this.evaluated = new int[count];
        for (int i = 0; i < round.length; i++) {
            places[i] = evaluated[round[i]]++;
        }
    }

    /** At which rung a trial is evaluated, counted from 0. */
    int rung(int index) {
        return round[index % round.length];
    }

    /** How far a trial goes, in steps. */
    public long budget(int index) {
        return rungs.get(rung(index));
    }

    /** The index of the first trial that comes to the last step. */
    public int firstWhole() {
        int index = 0;
        while (round[index] < rungs.size() - 1) {
            index++;
        }
        return index;
    }

    /** Which member of its rung's population a trial challenges. */
    int slot(int index) {
        int rung = rung(index);
        long before = (long) (index / round.length) * evaluated[rung] + places[index % round.length];
        return (int) (before % sizes[rung]);
    }

    /** How many members each rung has. */
    int[] sizes() {
        return sizes.clone();
    }
}
