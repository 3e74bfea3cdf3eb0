package dev.trimtab.engine.suggest.sobol;

import dev.trimtab.engine.suggest.Hash;
import dev.trimtab.engine.suggest.Sequence;

/**
 * The Sobol' sequence, which fills the cube more evenly than random points do (Sobol', USSR Computational Mathematics and
 * Mathematical Physics, 1967), with the direction numbers of Joe and Kuo.
 *
 * <p>It is scrambled by a hash after Owen (Laine and Karras, "Stratified sampling for stochastic transparency", EGSR
 * 2011; Burley, "Practical hash-based Owen scrambling", JCGT 2020): every seed has its own sequence, each as even as the
 * original, and none has a point in the cube's corner. A point is computed from its index alone.
 *
 * <p>Dimensions beyond {@value DirectionNumbers#DIMENSIONS} use the same direction numbers on an index shuffled in the
 * same way (Burley, section 4): even among themselves, and like random points towards the dimensions before.
 *
 * @param seed a different scrambling for every seed; every attempt has its own, too
 * @param dimensions how many coordinates a point has
 */
public record SobolSequence(long seed, int dimensions) implements Sequence {
    private static final int BLOCK = DirectionNumbers.DIMENSIONS;

    @Override
    public double[] at(int index, int attempt) {
        long key = Hash.bits(seed, attempt);
        double[] point = new double[dimensions];
        for (int dimension = 0; dimension < dimensions; dimension++) {
            int block = dimension / BLOCK;
            int place = block == 0 ? index : scramble(index, (int) Hash.bits(key, block, -1));
            long random = Hash.bits(key, dimension);
            int bits = scramble(unscrambled(place, dimension % BLOCK), (int) random);
            // Owen's scrambling goes on below the 32nd bit, where all bits are random.
            long below = Hash.bits(random, index) >>> 32;
            point[dimension] = Hash.unit(Integer.toUnsignedLong(bits) << 32 | below);
        }
        return point;
    }

    /** The plain sequence in Gray-code order, as Antonov and Saleev (1979) have it: 32 bits after the binary point. */
    static int unscrambled(int index, int dimension) {
        int[] directions = DirectionNumbers.of(dimension);
        int gray = index ^ (index >>> 1);
        int bits = 0;
        for (int bit = 0; gray != 0; bit++, gray >>>= 1) {
            bits ^= (gray & 1) == 0 ? 0 : directions[bit];
        }
        return bits;
    }

    /** Permutes the 32 bits so that each is flipped or not depending on the bits above it and the seed. */
    private static int scramble(int bits, int seed) {
        int x = Integer.reverse(bits);
        x += seed;
        x ^= x * 0x6c50b47c;
        x ^= x * 0xb82f1e52;
        x ^= x * 0xc7afe638;
        x ^= x * 0x8d22f6e6;
        return Integer.reverse(x);
    }
}
