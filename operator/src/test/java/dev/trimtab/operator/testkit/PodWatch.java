package dev.trimtab.operator.testkit;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Sees every pod of a namespace come and go, and counts how many there were at once that were not yet over. */
public final class PodWatch implements AutoCloseable, Watcher<Pod> {

    private static final Set<String> OVER = Set.of("Succeeded", "Failed");

    private final Map<String, Pod> seen = new HashMap<>();
    private final Map<String, Pod> alive = new HashMap<>();
    private final Watch watch;
    private int mostAtOnce;

    public PodWatch(TestNamespace namespace) {
        watch = namespace.client().pods().inNamespace(namespace.name()).watch(this);
    }

    @Override
    public synchronized void eventReceived(Action action, Pod pod) {
        String name = pod.getMetadata().getName();
        seen.put(name, pod);
        if (action == Action.DELETED || OVER.contains(pod.getStatus().getPhase())) {
            alive.remove(name);
        } else {
            alive.put(name, pod);
        }
        mostAtOnce = Math.max(mostAtOnce, alive.size());
    }

    @Override
    public void onClose(WatcherException cause) {
        throw new IllegalStateException("the watch of pods broke", cause);
    }

    public synchronized Map<String, Pod> seen() {
        return Map.copyOf(seen);
    }

    public synchronized int mostAtOnce() {
        return mostAtOnce;
    }

    @Override
    public void close() {
        watch.close();
    }
}
