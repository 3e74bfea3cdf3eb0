package dev.trimtab.engine.suggest.local;

import dev.trimtab.engine.suggest.Course;
import dev.trimtab.engine.suggest.evolution.AgingEvolution;
import org.junit.jupiter.api.Test;

class ScratchTest {
    static final Course.Algorithm AGING = (space, history, seed) -> new AgingEvolution(space, history, seed, 20, 5);

    @Test
    void measure() {
        for (boolean tour : new boolean[] {true, false})
            for (int n : new int[] {100, 300}) {
                run("random", Course.RANDOM, tour, n, 1);
                run("aging", AGING, tour, n, 1);
                for (int patience : new int[] {30, 60, 100})
                    run(
                            "local p" + patience,
                            (space, history, seed) -> new LocalSearch(space, history, seed, 10, patience, 3),
                            tour,
                            n,
                            1);
                run(
                        "local 8w",
                        (space, history, seed) -> new LocalSearch(space, history, seed, 10, null, 3),
                        tour,
                        n,
                        8);
                run(
                        "local start 1",
                        (space, history, seed) -> new LocalSearch(space, history, seed, 1, null, 3),
                        tour,
                        n,
                        1);
            }
    }

    static void run(String name, Course.Algorithm algorithm, boolean tour, int n, int workers) {
        double sum = 0;
        int solved = 0;
        for (long seed = 1; seed <= 12; seed++) {
            Orders p = tour ? Orders.tour(12, seed) : Orders.line(12, seed);
            double best = Course.best(Course.of(algorithm, p.space(), seed, n, workers, p::losses));
            double least = p.least();
            sum += best / least - 1;
            solved += best < least + 1e-9 ? 1 : 0;
        }
        System.out.printf(
                "%s n=%d %-14s w%d gap %.2f%% solved %d/12%n",
                tour ? "tour" : "line", n, name, workers, 100 * sum / 12, solved);
    }
}
