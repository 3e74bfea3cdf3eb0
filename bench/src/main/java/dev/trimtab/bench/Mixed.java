package dev.trimtab.bench;

import dev.trimtab.engine.space.BooleanParameter;
import dev.trimtab.engine.space.CategoricalParameter;
import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.IntegerParameter;
import dev.trimtab.engine.space.OrdinalParameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import java.util.List;

/** A problem of ten parameters of every kind but a permutation. */
final class Mixed {
    static final Space SPACE = new Space(List.of(
            new DoubleParameter("lr", 1e-5, 1, Scale.LOG, null, null),
            new DoubleParameter("decay", 1e-6, 1e-2, Scale.LOG, null, null),
            new DoubleParameter("dropout", 0, 0.5, Scale.LINEAR, null, null),
            new DoubleParameter("mix", 0, 1, Scale.LINEAR, null, null),
            new IntegerParameter("layers", 1, 8, Scale.LINEAR, 1, null),
            new IntegerParameter("width", 16, 1024, Scale.LOG, 1, null),
            new CategoricalParameter("optimizer", List.of("sgd", "adam", "lion"), null),
            new CategoricalParameter("activation", List.of("relu", "gelu", "silu", "tanh"), null),
            new OrdinalParameter("batch", List.of(32.0, 64.0, 128.0, 256.0), null),
            new BooleanParameter("norm", null)));

    private Mixed() {}

    /** A valley with a curved floor, deeper for some categories. */
    static double loss(Point point) {
        double lr = Math.log10((double) point.values().get("lr")) + 2.5;
        double decay = Math.log10((double) point.values().get("decay")) + 4;
        double dropout = (double) point.values().get("dropout") - 0.1;
        double mix = (double) point.values().get("mix") - 0.3;
        double layers = ((long) point.values().get("layers") - 5) / 8.0;
        double width = Math.log((long) point.values().get("width") / 300.0);
        double batch = Math.log((double) point.values().get("batch") / 64);
        double names = "adam".equals(point.values().get("optimizer")) ? 0 : 0.4;
        names += "gelu".equals(point.values().get("activation")) ? 0 : 0.2;
        names += Boolean.TRUE.equals(point.values().get("norm")) ? 0 : 0.3;
        double curved = lr + 0.3 * batch;
        return curved * curved
                + 0.2 * decay * decay
                + dropout * dropout
                + mix * mix
                + layers * layers
                + 0.1 * width * width
                + names;
    }
}
