package dev.trimtab.operator.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folders under examples/, applied as a user would, only with fewer trials. */
public final class Examples {

    private static final Path FOLDER = Path.of("../examples");

    private Examples() {}

    public static List<String> names() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.filter(folder -> Files.exists(folder.resolve("kustomization.yaml")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@code kubectl apply -k} of an overlay.
     *
     * @param changes merged into the experiment's spec, as JSON
     */
    public static void apply(TestNamespace namespace, String name, String changes) {
        try {
            Path overlay = Files.createDirectories(Path.of("target/examples", name));
            Files.writeString(overlay.resolve("kustomization.yaml"), """
                    apiVersion: kustomize.config.k8s.io/v1beta1
                    kind: Kustomization
                    resources: [../../../../examples/%1$s]
                    patches:
                    - patch: '{"apiVersion": "trimtab.dev/v1alpha1", "kind": "Experiment", "metadata": {"name": "%1$s"}, "spec": %2$s}'
                    """.formatted(name, changes));
            namespace.kubectl("apply", "-k", overlay.toString()).orFail();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
