package dev.trimtab.cli.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** The class path of the tests, made of jars alone: only then can the JVM keep an archive of it for quick starts. */
final class ClassPath {

    static final Path FOLDER = Path.of("target/child").toAbsolutePath();
    static final Path ARCHIVE = FOLDER.resolve("child.jsa");
    static final String JARS = jars();

    private ClassPath() {}

    private static String jars() {
        try {
            Files.createDirectories(FOLDER);
            Files.deleteIfExists(ARCHIVE);
            List<String> jars = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                Path path = Path.of(entry);
                jars.add(Files.isDirectory(path) ? jar(path, jars.size()).toString() : entry);
            }
            return String.join(File.pathSeparator, jars);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jar(Path classes, int number) throws IOException {
        Path jar = FOLDER.resolve(number + ".jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
        return jar;
    }
}
