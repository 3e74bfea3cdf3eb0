package dev.trimtab.engine.suggest.tpe;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Memory;
import java.util.HashMap;
import java.util.Map;

/** The features of points, remembered from decision to decision: to encode thousands takes longer than all else. */
final class Seen {
    private record Key(Space space) {}

    private final Encoding encoding;
    private final Map<Point, double[]> features = new HashMap<>();

    private Seen(Encoding encoding) {
        this.encoding = encoding;
    }

    static Seen of(Encoding encoding, Memory memory) {
        return memory.take(new Key(encoding.space()), Seen.class).orElseGet(() -> new Seen(encoding));
    }

    void keep(Memory memory) {
        memory.keep(new Key(encoding.space()), this);
    }

    /** Not to be changed. */
    double[] features(Point point) {
        return features.computeIfAbsent(point, one -> encoding.features(encoding.place(one)));
    }
}
