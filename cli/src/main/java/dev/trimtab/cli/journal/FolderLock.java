package dev.trimtab.cli.journal;

import dev.trimtab.cli.process.Leftovers.Identity;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second runner out of a run folder; the system lifts it when the process is gone, however it went. The file names
 * the process that took it last.
 */
final class FolderLock implements AutoCloseable {

    private final FileChannel file;

    private FolderLock(FileChannel file) {
        this.file = file;
    }

    /** @throws RunFolderException if another runner holds it */
    static FolderLock take(Path path) throws IOException, RunFolderException {
        var file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(file) == null) {
            file.close();
            throw new RunFolderException("Another trimtab run is at work in " + path.getParent()
                    + owner(path)
                            .map(process -> " (process " + process.pid() + ")")
                            .orElse("")
                    + ": wait for it, stop it, or give this run a folder of its own with --dir.");
        }
        Identity self = Identity.of(ProcessHandle.current());
        file.truncate(0);
        file.write(StandardCharsets.UTF_8.encode(self.pid() + " " + self.startTime() + "\n"));
        return new FolderLock(file);
    }

    /** Whether its last owner is alive; looking must not get in a runner's way, so the lock itself is left alone. */
    static boolean isHeld(Path path) throws IOException {
        return owner(path).flatMap(Identity::find).isPresent();
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    private static Optional<Identity> owner(Path path) throws IOException {
        String text = Files.exists(path) ? Files.readString(path).strip() : "";
        return text.matches("\\d+ [-\\d]+T[:.\\d]+Z")
                ? Optional.of(new Identity(
                        Long.parseLong(text.substring(0, text.indexOf(' '))),
                        Instant.parse(text.substring(text.indexOf(' ') + 1))))
                : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
