package dev.trimtab.engine.suggest.random;

import dev.trimtab.engine.suggest.Hash;
import dev.trimtab.engine.suggest.Sequence;
import java.util.stream.IntStream;

/**
 * Independent uniform points: random search (Bergstra and Bengio, "Random search for hyper-parameter optimization", JMLR
 * 2012), the baseline that every other algorithm has to beat.
 *
 * @param seed a different sequence for every seed
 * @param dimensions how many coordinates a point has
 */
public record RandomSequence(long seed, int dimensions) implements Sequence {
    @Override
    public double[] at(int index, int attempt) {
        long key = Hash.bits(seed, index, attempt);
        return IntStream.range(0, dimensions)
                .mapToDouble(dimension -> Hash.unit(Hash.bits(key, dimension)))
                .toArray();
    }
}
