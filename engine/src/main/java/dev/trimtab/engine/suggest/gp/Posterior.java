package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.linalg.Cholesky;
import java.util.Arrays;

/**
 * A Gaussian process that has seen n points: a Matérn-5/2 kernel over the {@link Metric}, plus a quadratic one over the
 * numbers, which finds the bottom of a valley from a handful of points.
 *
 * <p>A prediction takes n²/2 multiplications, its gradient as many again; one more point takes n²/2. Not safe for threads:
 * scratch arrays are shared.
 */
final class Posterior {
    private final Metric metric;
    private final Hyperparameters hyperparameters;
    private final double[] weights;
    private final double signal;
    private final double quadratic;
    private final Inputs inputs;
    private final Cholesky factor;
    private double[] alpha = new double[0];
    private double[] y = new double[0];
    private Trend trend = Trend.NONE;
    private double offset;
    private double unit = 1;

    private double[] covariance = new double[0];
    private double[] slope = new double[0];
    private double[] products = new double[0];
    private double[] solved = new double[0];

    Posterior(Metric metric, Hyperparameters hyperparameters, int capacity) {
        this.metric = metric;
        this.hyperparameters = hyperparameters;
        this.weights = hyperparameters.weights(metric);
        this.signal = hyperparameters.signal();
        this.quadratic = hyperparameters.quadratic();
        this.inputs = new Inputs(metric.axes(), capacity);
        this.factor = new Cholesky(capacity);
    }

    int size() {
        return factor.size();
    }

    Hyperparameters hyperparameters() {
        return hyperparameters;
    }

    /** Takes in where a value was or will be observed; {@link #observe} says what it was. */
    void add(double[] features) {
        add(features, 0);
    }

    /** @param told the variance of what is observed there, beside that of the noise everywhere */
    void add(double[] features, double told) {
        int n = size();
        reserve(n + 1);
        covariances(features);
        double[] column = Arrays.copyOf(covariance, n + 1);
        column[n] = priorVariance(features) + (hyperparameters.noise() + told);
        factor.append(column);
        inputs.add(features);
    }

    /** Takes back the last points, so that {@code size} are left. */
    void truncate(int size) {
        factor.truncate(size);
        inputs.truncate(size);
    }

    /** @param values as many as there are points, standardised */
    void observe(double[] values) {
        y = values.clone();
        alpha = values.clone();
        factor.solve(alpha);
    }

    /** From now on what was observed is, in this unit, by how much something differs from a trend and an offset. */
    void over(Trend trend, double offset, double unit) {
        this.trend = trend;
        this.offset = offset;
        this.unit = unit;
    }

    /** Takes in a point as if what is expected there had been observed. */
    void fantasise(double[] features) {
        double[] values = Arrays.copyOf(y, y.length + 1);
        values[y.length] = rest(features);
        add(features);
        observe(values);
    }

    private double priorVariance(double[] features) {
        double q = 1 + metric.squaredLength(features);
        return signal + quadratic * q * q;
    }

    double mean(double[] features) {
        return trend.at(features) + offset + unit * rest(features);
    }

    /**
     * As {@link #mean}, with the derivatives by the features of numbers; those of other axes become 0.
     *
     * @param gradient receives one derivative for each axis
     */
    double mean(double[] features, double[] gradient) {
        double mean = trend.at(features, gradient) + offset + unit * rest(features);
        for (int axis = 0; axis < features.length; axis++) {
            if (metric.isNumber(axis) && !Double.isNaN(features[axis])) {
                double sum = 0;
                for (int k = 0; k < size(); k++) {
                    sum += alpha[k] * change(axis, features[axis], k);
                }
                gradient[axis] += unit * sum;
            }
        }
        return mean;
    }

    /** The mean without trend, offset and unit; fills the arrays of {@link #covariances}. */
    private double rest(double[] features) {
        covariances(features);
        double mean = 0;
        for (int k = 0; k < size(); k++) {
            mean += covariance[k] * alpha[k];
        }
        return mean;
    }

    /**
     * The prediction at a point, of the function itself without the noise.
     *
     * @return mean and standard deviation
     */
    Normal predict(double[] features) {
        int n = size();
        double mean = trend.at(features) + offset + unit * rest(features);
        System.arraycopy(covariance, 0, solved, 0, n);
        factor.forward(solved);
        double explained = 0;
        for (int k = 0; k < n; k++) {
            explained += solved[k] * solved[k];
        }
        double prior = priorVariance(features);
        return new Normal(mean, unit * Math.sqrt(Math.max(prior - explained, 1e-12 * prior)));
    }

    /**
     * As {@link #predict}, with the derivatives by the features of numbers; those of other axes become 0.
     *
     * @param meanGradient receives one derivative for each axis
     * @param deviationGradient receives one derivative for each axis
     */
    Normal predict(double[] features, double[] meanGradient, double[] deviationGradient) {
        int n = size();
        Normal normal = predict(features);
        factor.backward(solved);
        trend.at(features, meanGradient);
        for (int axis = 0; axis < features.length; axis++) {
            deviationGradient[axis] = 0;
            if (!metric.isNumber(axis) || Double.isNaN(features[axis])) {
                continue;
            }
            double x = features[axis];
            double toMean = 0;
            double toVariance = 0;
            for (int k = 0; k < n; k++) {
                double change = change(axis, x, k);
                toMean += alpha[k] * change;
                toVariance += solved[k] * change;
            }
            double z = 2 * x - 1;
            double ownChange = 8 * quadratic * (1 + metric.squaredLength(features)) * z;
            meanGradient[axis] += unit * toMean;
            deviationGradient[axis] = unit * unit * (ownChange - 2 * toVariance) / (2 * normal.deviation());
        }
        return normal;
    }

    /** The derivative of the covariance with point k along an axis of numbers. */
    private double change(int axis, double x, int k) {
        double there = inputs.value(axis)[k];
        return -weights[axis] * (x - there) * slope[k] + 4 * quadratic * (1 + products[k]) * (2 * there - 1);
    }

    /** What the points seen say of a point: the scalar product of two such vectors is what they explain of a covariance. */
    double[] explained(double[] features) {
        covariances(features);
        double[] explained = Arrays.copyOf(covariance, size());
        factor.forward(explained);
        return explained;
    }

    /** The covariance of two points before any was seen. */
    double prior(double[] features, double[] others) {
        Inputs single = Inputs.of(weights.length, new double[][] {others});
        double[] distance = new double[1];
        double[] product = new double[1];
        for (int axis = 0; axis < weights.length; axis++) {
            metric.add(axis, features[axis], single, 0, 1, weights[axis], distance);
        }
        metric.addProducts(features, single, 0, 1, product);
        Matern.fill(signal, distance, 1, distance, new double[1]);
        return distance[0] + quadratic * (1 + product[0]) * (1 + product[0]);
    }

    /** Fills covariance, slope (of its Matérn part) and products. */
    private void covariances(double[] features) {
        int n = size();
        reserve(n);
        Arrays.fill(covariance, 0, n, 0);
        Arrays.fill(products, 0, n, 0);
        for (int axis = 0; axis < weights.length; axis++) {
            metric.add(axis, features[axis], inputs, 0, n, weights[axis], covariance);
        }
        metric.addProducts(features, inputs, 0, n, products);
        Matern.fill(signal, covariance, n, covariance, slope);
        for (int k = 0; k < n; k++) {
            double q = 1 + products[k];
            covariance[k] += quadratic * q * q;
        }
    }

    private void reserve(int needed) {
        if (covariance.length < needed) {
            int capacity = Math.max(needed, 2 * covariance.length);
            covariance = new double[capacity];
            slope = new double[capacity];
            products = new double[capacity];
            solved = new double[capacity];
        }
    }
}
