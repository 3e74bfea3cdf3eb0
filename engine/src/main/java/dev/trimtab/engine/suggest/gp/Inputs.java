package dev.trimtab.engine.suggest.gp;

import java.util.Arrays;

/** The features of n points by axis, so that every loop over points runs along an array. */
final class Inputs {
    /** Where a number lies that is not there. */
    static final double MIDDLE = 0.5;

    private final double[][] value;
    private final double[][] active;
    private int size;

    Inputs(int axes, int capacity) {
        this.value = new double[axes][Math.max(1, capacity)];
        this.active = new double[axes][Math.max(1, capacity)];
    }

    static Inputs of(int axes, double[][] features) {
        Inputs inputs = new Inputs(axes, features.length);
        for (double[] point : features) {
            inputs.add(point);
        }
        return inputs;
    }

    int size() {
        return size;
    }

    void truncate(int size) {
        this.size = Math.min(this.size, size);
    }

    void add(double[] features) {
        for (int axis = 0; axis < value.length; axis++) {
            if (size == value[axis].length) {
                value[axis] = Arrays.copyOf(value[axis], 2 * size);
                active[axis] = Arrays.copyOf(active[axis], 2 * size);
            }
            boolean isActive = !Double.isNaN(features[axis]);
            value[axis][size] = isActive ? features[axis] : MIDDLE;
            active[axis][size] = isActive ? 1 : 0;
        }
        size++;
    }

    /** The values on an axis, {@link #MIDDLE} where it is inactive. */
    double[] value(int axis) {
        return value[axis];
    }

    /** 1 where an axis is active, else 0. */
    double[] active(int axis) {
        return active[axis];
    }
}
