package dev.trimtab.engine.suggest.gp;

import java.util.Arrays;

/** What a function is expected to be before anything of it was observed: the mean of a Gaussian process. */
interface Trend {
    Trend NONE = new Trend() {
        @Override
        public double at(double[] features) {
            return 0;
        }

        @Override
        public double at(double[] features, double[] gradient) {
            Arrays.fill(gradient, 0);
            return 0;
        }
    };

    double at(double[] features);

    /**
     * As {@link #at}, with the derivatives by the features of numbers.
     *
     * @param gradient receives one derivative for each axis, 0 for what is no number
     */
    double at(double[] features, double[] gradient);
}
