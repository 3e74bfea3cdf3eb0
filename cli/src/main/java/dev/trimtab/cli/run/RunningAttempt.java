package dev.trimtab.cli.run;

import dev.trimtab.cli.metrics.PageScraper;
import dev.trimtab.cli.process.TrialProcess;
import dev.trimtab.core.trial.Step;
import org.jspecify.annotations.Nullable;

/** An attempt whose process runs. */
final class RunningAttempt {

    private final int number;
    private final TrialProcess process;
    private final Slots.Slot slot;
    private final @Nullable PageScraper scraper;
    private @Nullable Step afterwards;

    RunningAttempt(int number, TrialProcess process, Slots.Slot slot, @Nullable PageScraper scraper) {
        this.number = number;
        this.process = process;
        this.slot = slot;
        this.scraper = scraper;
    }

    int number() {
        return number;
    }

    TrialProcess process() {
        return process;
    }

    Slots.Slot slot() {
        return slot;
    }

    /** Ends the process; the step is taken once it is gone. */
    void endFor(Step step) {
        afterwards = step;
        process.terminate();
    }

    /** The step that the process is being ended for; null while it may run. */
    @Nullable
    Step afterwards() {
        return afterwards;
    }

    void stopScraping() {
        if (scraper != null) {
            scraper.close();
        }
    }
}
