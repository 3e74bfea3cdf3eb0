package dev.trimtab.cli.process;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Processes that outlived the runner that started them. */
public final class Leftovers {

    private Leftovers() {}

    /** Ends what still runs of the attempts whose logs are below a folder. */
    public static void kill(Path folder, List<Identity> leaders) throws InterruptedException {
        Family.below(
                        folder,
                        leaders.stream()
                                .flatMap(leader -> leader.find().stream())
                                .toList())
                .kill();
    }

    /**
     * A process, told from a later one with the same number.
     *
     * @param startTime as the system tells it; null where it does not
     */
    public record Identity(long pid, @Nullable Instant startTime) {

        public static Identity of(ProcessHandle process) {
            return new Identity(process.pid(), process.info().startInstant().orElse(null));
        }

        /** The process, if it still runs. */
        public Optional<ProcessHandle> find() {
            return startTime == null
                    ? Optional.empty()
                    : ProcessHandle.of(pid)
                            .filter(process -> process.isAlive()
                                    && process.info()
                                            .startInstant()
                                            .filter(startTime::equals)
                                            .isPresent());
        }
    }
}
