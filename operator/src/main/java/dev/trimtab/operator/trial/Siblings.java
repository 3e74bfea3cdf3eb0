package dev.trimtab.operator.trial;

import dev.trimtab.api.v1alpha1.Trial;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.List;
import java.util.stream.Stream;

/** The trials of one experiment in the cache. */
final class Siblings {

    private static final String INDEX = "experiment";

    private Siblings() {}

    static void index(IndexerResourceCache<Trial> cache) {
        cache.addIndexer(
                INDEX,
                trial -> List.of(
                        key(trial.getMetadata().getNamespace(), trial.getSpec().experiment())));
    }

    static List<Trial> of(IndexedResourceCache<Trial> cache, String namespace, String experiment) {
        return cache.byIndex(INDEX, key(namespace, experiment));
    }

    /** Those that the trial is compared with, itself left out. */
    static Stream<Trial> others(Trial trial, Context<Trial> context) {
        return of(
                        context.getPrimaryCache(),
                        trial.getMetadata().getNamespace(),
                        trial.getSpec().experiment())
                .stream()
                .filter(other -> !other.getMetadata()
                        .getName()
                        .equals(trial.getMetadata().getName()));
    }

    private static String key(String namespace, String experiment) {
        return namespace + "/" + experiment;
    }
}
