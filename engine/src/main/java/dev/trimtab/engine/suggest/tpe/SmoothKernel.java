package dev.trimtab.engine.suggest.tpe;

import dev.trimtab.engine.space.Axis;
import java.util.SplittableRandom;

/** A normal distribution around each centre, cut off outside the unit interval. */
final class SmoothKernel implements Kernel {
    private final Axis axis;
    private final double[] centres;
    private final double deviation;

    /** 1 / deviation, and the logarithm of the density's peak; 0 where inactive, so that nothing is added there. */
    private final double[] precisions;

    private final double[] peaks;

    /**
     * @param centres in [0, 1], or NaN
     * @param deviation in (0, 1]
     */
    SmoothKernel(Axis axis, double[] centres, double deviation) {
        this.axis = axis;
        this.centres = centres.clone();
        this.deviation = deviation;
        this.precisions = new double[centres.length];
        this.peaks = new double[centres.length];
        for (int i = 0; i < centres.length; i++) {
            if (Double.isNaN(centres[i])) {
                this.centres[i] = 0;
            } else {
                precisions[i] = 1 / deviation;
                peaks[i] = -Math.log(Normals.area(centres[i], deviation));
            }
        }
    }

    @Override
    public void add(double feature, double[] terms) {
        for (int i = 0; i < centres.length; i++) {
            double z = (feature - centres[i]) * precisions[i];
            terms[i] += peaks[i] - 0.5 * z * z;
        }
    }

    @Override
    public boolean isActive(int centre) {
        return precisions[centre] > 0;
    }

    @Override
    public double draw(int centre, SplittableRandom random) {
        double x = Normals.draw(centres[centre], deviation, random);
        return axis.levels() == 0 ? x : axis.middle(SteppedKernel.level(axis.features(), x));
    }
}
