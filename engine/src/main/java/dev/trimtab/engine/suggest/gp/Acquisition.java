package dev.trimtab.engine.suggest.gp;

/** How much a point promises; to be made large. */
interface Acquisition {
    double at(double[] features);

    /**
     * As {@link #at}, with the derivatives by the features of numbers.
     *
     * @param gradient receives one derivative for each axis, 0 for what is no number
     */
    double at(double[] features, double[] gradient);
}
