package dev.trimtab.engine.suggest.tpe;

import dev.trimtab.engine.space.Axis;
import java.util.SplittableRandom;

/**
 * A category, and all others, each with a share of its weight (Aitchison and Aitken, "Multivariate binary discrimination by
 * the kernel method", Biometrika 1976).
 */
final class CategoryKernel implements Kernel {
    private final Axis axis;
    private final double[] centres;
    private final double same;
    private final double logSame;
    private final double logOther;

    /** @param share the weight of every other category, in (0, 1] */
    CategoryKernel(Axis axis, double[] centres, double share) {
        this.axis = axis;
        this.centres = centres;
        double all = 1 + (axis.levels() - 1) * share;
        this.same = 1 / all;
        this.logSame = Math.log(axis.levels() / all);
        this.logOther = Math.log(axis.levels() * share / all);
    }

    @Override
    public void add(double feature, double[] terms) {
        for (int i = 0; i < centres.length; i++) {
            double centre = centres[i];
            if (centre == centre) {
                terms[i] += centre == feature ? logSame : logOther;
            }
        }
    }

    @Override
    public boolean isActive(int centre) {
        return !Double.isNaN(centres[centre]);
    }

    @Override
    public double draw(int centre, SplittableRandom random) {
        int level = (int) centres[centre];
        if (axis.levels() > 1 && random.nextDouble() >= same) {
            int other = random.nextInt(axis.levels() - 1);
            level = other < level ? other : other + 1;
        }
        return axis.middle(level);
    }
}
