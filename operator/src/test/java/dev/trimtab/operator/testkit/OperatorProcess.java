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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The packaged operator as a process of its own, as it runs in a pod; its log is under target/operator-logs. */
public final class OperatorProcess implements AutoCloseable {

    /** The state of a listening socket in /proc/net/tcp. */
    private static final String LISTEN = "0A";

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

    public int port() {
        return port;
    }

    /** How many passes of a controller have come to their end without an exception. */
    public double passes(String controller) {
        return get("/q/metrics")
                .body()
                .lines()
                .filter(line ->
                        line.startsWith("reconciliations_success_total{") && line.contains("=\"" + controller + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** The TCP ports that the process listens on, as Linux tells. */
    public Set<Integer> listeningPorts() {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            Set<String> sockets = files.map(OperatorProcess::target).collect(Collectors.toSet());
            var ports = new TreeSet<Integer>();
            for (String table : List.of("tcp", "tcp6")) {
                Files.readAllLines(Path.of("/proc/net", table)).stream()
                        .skip(1)
                        .map(line -> line.strip().split("\\s+"))
                        .filter(fields -> fields[3].equals(LISTEN) && sockets.contains("socket:[" + fields[9] + "]"))
                        .forEach(fields -> ports.add(Integer.parseInt(fields[1].split(":")[1], 16)));
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty for a file that has been closed since it was listed. */
    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
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
