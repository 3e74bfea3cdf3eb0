package dev.trimtab.operator.metrics;

import dev.trimtab.core.metrics.MetricBook;

/** Reads the metrics of one attempt of a trial while it runs. */
public interface MetricsReader extends AutoCloseable {

    /** What has been read so far. */
    MetricBook book();

    /**
     * Whether everything there is to read has been read.
     *
     * @param workloadIsOver whether the attempt's workload has ended
     */
    boolean allRead(boolean workloadIsOver);

    @Override
    void close();
}
