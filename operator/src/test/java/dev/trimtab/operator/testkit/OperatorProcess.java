package dev.trimtab.operator.testkit;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The packaged operator as a process of its own, as it runs in a pod; its log is under target/operator-logs. */
public final class OperatorProcess implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path ARCHIVE = Path.of("target/operator.jsa");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String JAR = "target/quarkus-app/quarkus-run.jar";

    static {
        archiveClasses();
    }

    private final Map<String, String> environment = new TreeMap<>();
    private final String name;
    private final int port = freePort();
    private int starts;
    private Process process;

    private OperatorProcess(String name) {
        this.name = name;
        environment.put("KUBECONFIG", Cluster.get().kubeconfig().toString());
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /** @param namespaces a comma-separated list, or JOSDK_ALL_NAMESPACES */
    public static OperatorProcess watching(String name, String namespaces) {
        return new OperatorProcess(name).with("QUARKUS_OPERATOR_SDK_NAMESPACES", namespaces);
    }

    public OperatorProcess with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Starts it and returns at once. */
    public OperatorProcess launch() {
        try {
            Path log = Files.createDirectories(Path.of("target/operator-logs")).resolve(name + "-" + ++starts + ".log");
            var builder = new ProcessBuilder(
                    JAVA,
                    "-Xmx192m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:SharedArchiveFile=" + ARCHIVE,
                    "-Xlog:cds=off",
                    "-jar",
                    JAR);
            builder.environment().putAll(environment);
            process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it and waits until it is ready. */
    public OperatorProcess start() {
        launch();
        await("the operator is ready")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("The operator ended with " + process.exitValue()
                                + "; see target/operator-logs/" + name);
                    }
                    return isReady();
                });
        return this;
    }

    public boolean isReady() {
        try {
            return get("/q/health/ready").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    public HttpResponse<String> get(String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGKILL: no hook runs, no connection is closed politely. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** SIGTERM, as a kubelet does. Returns the exit code. */
    public int stop() {
        process.destroy();
        return process.onExit().join().exitValue();
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    @Override
    public void close() {
        kill();
    }

    /** Tests start many operators; like the image's build, a start that finds no cluster archives the loaded classes. */
    private static void archiveClasses() {
        Command.of(JAVA)
                .with("-XX:ArchiveClassesAtExit=" + ARCHIVE, "-XX:+UseSerialGC", "-jar", JAR)
                .environment("KUBERNETES_MASTER", "http://127.0.0.1:1")
                .environment("KUBERNETES_REQUEST_RETRY_BACKOFFLIMIT", "0")
                .environment("QUARKUS_HTTP_PORT", "0")
                .run();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
