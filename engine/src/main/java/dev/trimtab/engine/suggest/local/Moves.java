package dev.trimtab.engine.suggest.local;

import java.util.SplittableRandom;

/** Small changes of orders: the classic neighbourhoods of sequencing problems. */
final class Moves {
    private Moves() {}

    /** Two elements exchanged, one taken out and put in elsewhere, or a part turned round, each as likely as the others. */
    static void reorder(int[] order, SplittableRandom random) {
        int one = random.nextInt(order.length);
        int other = random.nextInt(order.length - 1);
        other += other < one ? 0 : 1;
        switch (random.nextInt(3)) {
            case 0 -> swap(order, one, other);
            case 1 -> insert(order, one, other);
            default -> reverse(order, Math.min(one, other), Math.max(one, other));
        }
    }

    static void swap(int[] order, int one, int other) {
        int kept = order[one];
        order[one] = order[other];
        order[other] = kept;
    }

    /** Takes out the element at {@code from} and puts it in so that it stands at {@code to}. */
    static void insert(int[] order, int from, int to) {
        int moved = order[from];
        int step = from < to ? 1 : -1;
        for (int i = from; i != to; i += step) {
            order[i] = order[i + step];
        }
        order[to] = moved;
    }

    /** @param from the first of the part, less than {@code to}, its last */
    static void reverse(int[] order, int from, int to) {
        for (int low = from, high = to; low < high; low++, high--) {
            swap(order, low, high);
        }
    }
}
