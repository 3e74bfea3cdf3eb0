package dev.trimtab.engine.simulate;

/**
 * What a trial would do if it ran to its end.
 *
 * @param ends seconds from its start to the end of each step, increasing
 * @param values what it reports at the end of each step, in the metric's unit
 */
public record Course(double[] ends, double[] values) {
    public Course {
        if (ends.length != values.length || ends.length == 0) {
            throw new IllegalArgumentException("a course needs an end and a value for each of its steps");
        }
    }

    /** A course whose steps take a second each. */
    public static Course of(double... values) {
        double[] ends = new double[values.length];
        for (int step = 0; step < ends.length; step++) {
            ends[step] = step + 1;
        }
        return new Course(ends, values);
    }

    int steps() {
        return values.length;
    }
}
