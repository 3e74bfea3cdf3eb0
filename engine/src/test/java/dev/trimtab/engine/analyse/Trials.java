package dev.trimtab.engine.analyse;

import dev.trimtab.engine.space.CategoricalParameter;
import dev.trimtab.engine.space.Condition;
import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.Parameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.random.RandomSequence;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Points drawn at random, and what a function says of them.
 *
 * @param losses one for each point
 */
record Trials(Space space, List<Point> points, double[] losses) {
    static Trials of(Space space, int count, double noise, ToDoubleFunction<Point> function) {
        var cube = new RandomSequence(11, space.dimensions());
        var random = new SplittableRandom(12);
        List<Point> points = IntStream.range(0, count)
                .mapToObj(i -> space.point(cube.at(i, 0)))
                .toList();
        double[] losses = points.stream()
                .mapToDouble(point -> function.applyAsDouble(point) + noise * random.nextGaussian())
                .toArray();
        return new Trials(space, points, losses);
    }

    Importances anova() {
        return FunctionalAnova.of(space, points, losses, 1);
    }

    static Parameter number(String name) {
        return number(name, null);
    }

    static Parameter number(String name, @Nullable Condition when) {
        return new DoubleParameter(name, 0, 1, Scale.LINEAR, null, when);
    }

    static Parameter choice(String name, String... values) {
        return new CategoricalParameter(name, List.of(values), null);
    }

    /** A number between -√3 and √3, of mean 0 and variance 1 over the space; 0 where it is inactive. */
    static double unit(Point point, String name) {
        return point.values().get(name) instanceof Double x ? Math.sqrt(12) * (x - 0.5) : 0;
    }
}
