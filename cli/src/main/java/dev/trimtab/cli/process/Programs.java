package dev.trimtab.cli.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this machine. */
final class Programs {

    private Programs() {}

    /** A program as a shell would find it: in the folders of a PATH, or, if its name has a slash, from the working directory. */
    static Optional<Path> find(String name, Path directory, String path) {
        Stream<Path> candidates = name.contains("/")
                ? Stream.of(directory.resolve(name))
                : Stream.of(path.split(File.pathSeparator))
                        .map(folder -> directory.resolve(folder).resolve(name));
        return candidates
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
