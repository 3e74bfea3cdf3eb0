package dev.trimtab.cli.run;

import dev.trimtab.cli.process.Gpus;
import java.util.List;

/**
 * What this machine has to offer.
 *
 * @param gpus as CUDA_VISIBLE_DEVICES names them
 */
public record Machine(int cores, List<String> gpus) {

    /** @param withGpus whether to look for GPUs, which takes a moment */
    public static Machine here(boolean withGpus) {
        return new Machine(
                Runtime.getRuntime().availableProcessors(), withGpus ? Gpus.find(System.getenv()) : List.of());
    }
}
