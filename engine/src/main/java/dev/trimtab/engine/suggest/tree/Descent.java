package dev.trimtab.engine.suggest.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The way from the root of the tree to a leaf. What is decided first is what has mattered most: the decision that tells good trials
 * from bad ones, as in a regression tree. How it is decided is UCT's business.
 *
 * @param region what is left there
 * @param visits the trials that went there
 */
record Descent(Region region, List<Visit> visits) {
    /** With fewer trials than this, nothing more is decided: the tree grows where it is visited. */
    private static final int FEWEST = 4;

    static Descent of(List<Part> parts, List<Visit> visits, double exploration, SplittableRandom random) {
        Region region = Region.all(parts);
        List<Visit> here = visits;
        while (here.size() >= FEWEST) {
            int decision = decision(region, here);
            if (decision < 0) {
                break;
            }
            int branch = branch(region, decision, here, exploration, random);
            List<Visit> next = new ArrayList<>();
            for (Visit visit : here) {
                if (region.branch(decision, visit.place()) == branch) {
                    next.add(visit);
                }
            }
            region = region.decided(decision, branch);
            here = next;
        }
        return new Descent(region, here);
    }

    /** The part that matters most here, the widest one among equals; -1 where all is decided. */
    private static int decision(Region region, List<Visit> visits) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int part : region.open()) {
            double gain = gain(region, part, visits);
            boolean wider = best >= 0 && gain == most && region.width(part) > region.width(best);
            if (best < 0 || gain > most || wider) {
                best = part;
                most = gain;
            }
        }
        return best;
    }

    /** By how much the branches explain the rewards, beyond what as many branches explain by chance; 0 or more. */
    private static double gain(Region region, int part, List<Visit> visits) {
        int branches = region.branches(part);
        double[] sums = new double[branches];
        int[] counts = new int[branches];
        double sum = 0;
        double squares = 0;
        for (Visit visit : visits) {
            int branch = region.branch(part, visit.place());
            sums[branch] += visit.reward();
            counts[branch]++;
            sum += visit.reward();
            squares += visit.reward() * visit.reward();
        }
        int n = visits.size();
        double total = squares - sum * sum / n;
        double between = -sum * sum / n;
        int used = 0;
        for (int branch = 0; branch < branches; branch++) {
            if (counts[branch] > 0) {
                between += sums[branch] * sums[branch] / counts[branch];
                used++;
            }
        }
        double chance = total * (used - 1) / Math.max(1, n - 1);
        return Math.max(0, between - chance);
    }

    /** That with the highest upper bound; means are drawn towards that of all by one visit. */
    private static int branch(
            Region region, int part, List<Visit> visits, double exploration, SplittableRandom random) {
        int branches = region.branches(part);
        double[] sums = new double[branches];
        int[] counts = new int[branches];
        double sum = 0;
        for (Visit visit : visits) {
            int branch = region.branch(part, visit.place());
            sums[branch] += visit.reward();
            counts[branch]++;
            sum += visit.reward();
        }
        double mean = sum / visits.size();
        double logarithm = Math.log(visits.size());
        int best = -1;
        double highest = Double.NEGATIVE_INFINITY;
        int ties = 0;
        for (int branch = 0; branch < branches; branch++) {
            if (region.isGone(part, branch)) {
                continue;
            }
            int known = counts[branch] + 1;
            double bound = (sums[branch] + mean) / known + exploration * Math.sqrt(logarithm / known);
            ties = bound == highest ? ties + 1 : 0;
            if (bound > highest || (bound == highest && random.nextInt(ties + 1) == 0)) {
                highest = bound;
                best = branch;
            }
        }
        return best;
    }
}
