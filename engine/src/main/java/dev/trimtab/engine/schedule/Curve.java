package dev.trimtab.engine.schedule;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * A trial's learning curve as losses: smaller is better. A step that was reported twice, as after a restart from a
 * checkpoint, has its last report.
 */
public final class Curve {
    /** Where its trial is in its life. */
    public enum Standing {
        /** It may be stopped. */
        RUNNING,
        /** It was stopped before its end. */
        STOPPED,
        /** It ran to its end, or waits to go on. */
        OTHER
    }

    private static final int TELLING_REPORTS = 5;
    private static final int TELLING_LOSSES = 4;
    private static final int PRECISE_LOSSES = 3;
    private static final int DIGITS = 7;

    private final String trial;
    private final int index;
    private final Standing standing;
    private final boolean lastFinite;
    private final long[] steps;
    private final double[] losses;
    private final double[] best;
    private final double[] mean;

    /**
     * @param trial its name, unique among the curves of a race
     * @param index 0 or more; -1 for a trial that a user asked for by hand
     * @param reports losses in the order in which they were reported
     */
    public Curve(String trial, int index, Standing standing, List<Report> reports) {
        this.trial = trial;
        this.index = index;
        this.standing = standing;
        this.lastFinite = reports.isEmpty() || Double.isFinite(reports.getLast().value());
        List<Report> ordered = ordered(reports);
        steps = new long[ordered.size()];
        losses = new double[steps.length];
        best = new double[steps.length];
        mean = new double[steps.length];
        int finite = 0;
        double least = Double.POSITIVE_INFINITY;
        double average = Double.POSITIVE_INFINITY;
        for (int at = 0; at < steps.length; at++) {
            double loss = ordered.get(at).value();
            if (Double.isFinite(loss)) {
                finite++;
                least = Math.min(least, loss);
                average = finite == 1 ? loss : average + (loss / finite - average / finite);
            }
            steps[at] = ordered.get(at).step();
            losses[at] = loss;
            best[at] = least;
            mean[at] = average;
        }
    }

    /** By steps that increase. */
    private static List<Report> ordered(List<Report> reports) {
        for (int i = 1; i < reports.size(); i++) {
            if (reports.get(i).step() <= reports.get(i - 1).step()) {
                TreeMap<Long, Report> byStep = new TreeMap<>();
                reports.forEach(report -> byStep.put(report.step(), report));
                return List.copyOf(byStep.values());
            }
        }
        return reports;
    }

    public String trial() {
        return trial;
    }

    public int index() {
        return index;
    }

    public Standing standing() {
        return standing;
    }

    /** How many steps were reported. */
    int reports() {
        return steps.length;
    }

    /**
     * Whether it is the other one over again, as far as it goes: reported at the same steps with the same losses. Five reports
     * with four different losses among them agree to the last digit by no accident; nor do three different ones of seven digits
     * or more. (Two would not do: the first may have been measured before anything was learnt, the second after next to nothing.)
     */
    boolean repeats(Curve other) {
        int length = steps.length;
        return length >= PRECISE_LOSSES
                && other.steps.length >= length
                && Arrays.equals(losses, 0, length, other.losses, 0, length)
                && Arrays.equals(steps, 0, length, other.steps, 0, length)
                && (length >= TELLING_REPORTS && different(0) >= TELLING_LOSSES || different(DIGITS) >= PRECISE_LOSSES);
    }

    /** How many different losses have so many digits or more, leading and trailing zeros not counted. */
    private long different(int digits) {
        return Arrays.stream(losses)
                .distinct()
                .filter(loss -> digits == 0 || digits(loss) >= digits)
                .count();
    }

    private static int digits(double loss) {
        return loss == 0 || !Double.isFinite(loss)
                ? 0
                : new BigDecimal(Double.toString(loss)).stripTrailingZeros().precision();
    }

    /** Whether it has no report, or a finite one last. */
    boolean lastFinite() {
        return lastFinite;
    }

    /** How far it came; 0 before the first report. */
    long lastStep() {
        return steps.length == 0 ? 0 : steps[steps.length - 1];
    }

    /** Whether it came as far as a step, and had begun to report by then. */
    boolean covers(long step) {
        return steps.length > 0 && steps[0] <= step && step <= lastStep();
    }

    /** The least loss up to a step that it covers; infinite where none was finite. */
    double bestBy(long step) {
        return best[reportBy(step)];
    }

    /** The least loss up to a step, whether it came that far or not; infinite where none was finite. */
    double bestUpTo(long step) {
        return steps.length == 0 || steps[0] > step ? Double.POSITIVE_INFINITY : bestBy(Math.min(step, lastStep()));
    }

    /** The last loss up to a step; infinite where there is none or it is not finite. */
    public double lossUpTo(long step) {
        if (steps.length == 0 || steps[0] > step) {
            return Double.POSITIVE_INFINITY;
        }
        double loss = losses[reportBy(Math.min(step, lastStep()))];
        return Double.isFinite(loss) ? loss : Double.POSITIVE_INFINITY;
    }

    /** The average of the losses up to a step that it covers; infinite where none was finite. */
    double meanBy(long step) {
        return mean[reportBy(step)];
    }

    private int reportBy(long step) {
        if (!covers(step)) {
            throw new IllegalArgumentException("trial " + trial + " has no report by step " + step);
        }
        int at = Arrays.binarySearch(steps, step);
        return at >= 0 ? at : -at - 2;
    }
}
