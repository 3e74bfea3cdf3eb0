package dev.trimtab.operator.workload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.core.template.TrialRun;
import dev.trimtab.core.trial.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;

/**
 * What the operator must know of one kind of workload. Pure: an adapter neither reads nor writes.
 *
 * @param <W> the workload's type
 */
public interface WorkloadAdapter<W extends HasMetadata> {

    Class<W> type();

    /** The workload of one attempt, from the experiment's template; labels and owner are added by the caller. */
    ObjectNode render(ObjectNode template, TrialRun run);

    /** Puts labels where every pod of the workload gets them. */
    void labelPods(ObjectNode workload, Map<String, String> labels);

    /** How far the workload is. */
    Workload observe(W workload, List<Pod> pods);
}
