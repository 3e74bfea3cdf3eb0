package dev.trimtab.cli.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The places in which trials run, and the GPUs that are handed out with them. */
public final class Slots {

    private final int count;
    private final int gpuCount;
    private final Deque<String> freeGpus;
    private int taken;

    public Slots(int count, List<String> gpus) {
        this.count = count;
        this.gpuCount = gpus.size();
        this.freeGpus = new ArrayDeque<>(gpus);
    }

    public int count() {
        return count;
    }

    /** More than this no trial can get. */
    int gpuCount() {
        return gpuCount;
    }

    /** A place with some GPUs, if both are free. */
    Optional<Slot> take(int gpus) {
        if (taken >= count || freeGpus.size() < gpus) {
            return Optional.empty();
        }
        taken++;
        List<String> own = new ArrayList<>();
        while (own.size() < gpus) {
            own.add(freeGpus.removeFirst());
        }
        return Optional.of(new Slot(own));
    }

    void free(Slot slot) {
        taken--;
        slot.gpus().forEach(freeGpus::addLast);
    }

    /** @param gpus as CUDA_VISIBLE_DEVICES names them */
    record Slot(List<String> gpus) {}
}
