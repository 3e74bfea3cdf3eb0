package dev.trimtab.engine.suggest;

import java.math.BigInteger;

/**
 * Randomness as a pure function: the same words give the same number on every machine, and no draw depends on another.
 *
 * <p>Words are absorbed one after the other, each through the finaliser of SplitMix64 (Steele, Lea and Flood, "Fast
 * splittable pseudorandom number generators", OOPSLA 2014), which spreads every bit over all 64.
 */
public final class Hash {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private Hash() {}

    /** 64 random bits that belong to these words, in this order. */
    public static long bits(long... words) {
        long state = words.length;
        for (long word : words) {
            state = mix(mix(word + GOLDEN_GAMMA) + state * GOLDEN_GAMMA);
        }
        return state;
    }

    /** 64 random bits as a number in [0, 1), a multiple of 2^-53. */
    public static double unit(long bits) {
        return (bits >>> 11) * 0x1p-53;
    }

    /** A random number in [0, bound) that belongs to these words; uneven by less than 2^-64. */
    public static BigInteger below(BigInteger bound, long... words) {
        BigInteger random = BigInteger.ZERO;
        for (int word = 0; random.bitLength() == 0 || word * 64 < bound.bitLength() + 64; word++) {
            random = random.shiftLeft(64)
                    .add(BigInteger.valueOf(bits(bits(words), word)).mod(BigInteger.TWO.pow(64)));
        }
        return random.mod(bound);
    }

    private static long mix(long word) {
        long a = (word ^ (word >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
