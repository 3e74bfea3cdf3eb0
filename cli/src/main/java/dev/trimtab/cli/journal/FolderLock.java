package dev.trimtab.cli.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps a second runner out of a run folder; the system lifts it when the process is gone, however it went. */
final class FolderLock implements AutoCloseable {

    private final FileChannel file;

    private FolderLock(FileChannel file) {
        this.file = file;
    }

    /** @throws RunFolderException if another runner holds it */
    static FolderLock take(Path path) throws IOException, RunFolderException {
        var file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = tryLock(file);
        if (lock == null) {
            file.close();
            throw new RunFolderException("Another trimtab run is at work in " + path.getParent()
                    + owner(path).map(pid -> " (process " + pid + ")").orElse("")
                    + ": wait for it, stop it, or give this run a folder of its own with --dir.");
        }
        file.truncate(0);
        file.write(StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + "\n"));
        return new FolderLock(file);
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (java.nio.channels.OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    private static Optional<String> owner(Path path) throws IOException {
        return Files.readString(path).lines().findFirst();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
