package dev.trimtab.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.operator.testkit.Cluster;
import dev.trimtab.operator.testkit.Examples;
import dev.trimtab.operator.testkit.HelmRelease;
import dev.trimtab.operator.testkit.Manifests;
import dev.trimtab.operator.testkit.OnCluster;
import dev.trimtab.operator.testkit.OperatorImage;
import dev.trimtab.operator.testkit.TestNamespace;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The path of a new user: the image from the Dockerfile, the chart on a cluster that knows nothing of us, the examples. */
@Execution(ExecutionMode.SAME_THREAD)
@OnCluster(sharedOperator = false)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HelmIT {

    private static final String QUICK = "echo score=$TRIMTAB_PARAM_X";
    private static final String ENDLESS = "echo score=$TRIMTAB_PARAM_X; exec sleep 3600";

    /** So that the log tells of events that could not be written, too. */
    private static final String TALKATIVE = "--set=logLevel=DEBUG";

    private static TestNamespace home;
    private static HelmRelease trimtab;

    @BeforeAll
    static void install(TestNamespace namespace) {
        deleteDefinitions();
        OperatorImage.load();
        home = namespace.restricted();
        trimtab = new HelmRelease(home);
        trimtab.install(TALKATIVE);
    }

    @AfterAll
    static void leaveTheClusterAsItWas() {
        if (!HelmRelease.objects().isEmpty()) {
            trimtab.uninstall();
        }
        deleteDefinitions();
        Cluster.get().applyDefinitions();
    }

    private static void deleteDefinitions() {
        Cluster.get()
                .kubectl("delete", "crd", "experiments.trimtab.dev", "trials.trimtab.dev", "--ignore-not-found")
                .orFail();
    }

    @AfterEach
    void theLogTellsOfNoErrorAndOfNoMissingRight() {
        assertThat(trimtab.pods())
                .allSatisfy(pod -> assertThat(pod.getStatus().getContainerStatuses())
                        .allSatisfy(container ->
                                assertThat(container.getRestartCount()).isZero()));
        assertThat(trimtab.pods().isEmpty() ? List.of() : trimtab.log().lines().toList())
                .noneMatch(line -> line.contains(" ERROR "))
                // What is still written while a test's namespace goes is refused with the same code.
                .noneMatch(line -> line.matches("(?i).*(forbidden|code=403|status 403).*")
                        && !line.contains("is being terminated"));
    }

    @Test
    @Order(1)
    void theQuickstartFindsItsBest(TestNamespace namespace) {
        Examples.apply(namespace.restricted(), "quickstart", "{\"maxTrials\": 5}");

        Experiment done = namespace.awaitState("quickstart", "Complete");

        assertThat(done.getStatus().trials().succeeded()).isEqualTo(5);
        assertThat(done.getStatus().best().value()).isBetween(0.5, 1.0);
        assertThat(namespace.kubectl("get", "experiments,trials").orFail())
                .contains(
                        "quickstart", "Complete", "5/5", done.getStatus().best().trial());
        assertThat(namespace.kubectl("describe", "experiment", "quickstart").orFail())
                .contains("ExperimentStarted", "NewBestTrial", "ExperimentCompleted");
        assertThat(namespace.kubectl("describe", "trial", "quickstart-0").orFail())
                .contains("WorkloadCreated", "TrialSucceeded");
    }

    @Test
    @Order(2)
    void metricsAreScrapedFromPods(TestNamespace namespace) {
        Examples.apply(namespace.restricted(), "prometheus", "{\"maxTrials\": 2, \"parallelism\": 2}");

        Experiment done = namespace.awaitState("prometheus", "Complete");

        assertThat(done.getStatus().trials().succeeded()).isEqualTo(2);
        assertThat(namespace.trials()).allSatisfy(trial -> {
            assertThat(trial.getStatus().state()).isEqualTo("Succeeded");
            assertThat(trial.getStatus().metrics().get("loss").curve()).hasSizeGreaterThanOrEqualTo(2);
        });
    }

    @Test
    @Order(3)
    void aTrialAppliedByHandIsAdoptedAndGoesWithItsExperiment(TestNamespace namespace) {
        namespace
                .apply(Manifests.experiment("steered", "maxTrials: 2\nparallelism: 2", ENDLESS))
                .orFail();
        namespace.apply("""
                apiVersion: trimtab.dev/v1alpha1
                kind: Trial
                metadata: {name: my-point}
                spec: {experiment: steered, parameters: {x: 0.999}}
                """).orFail();
        Trial adopted = namespace.awaitTrialState("my-point", "Running");
        assertThat(adopted.getMetadata().getOwnerReferences())
                .extracting("name")
                .containsExactly("steered");

        namespace.edit("steered", "{\"spec\":{\"suspend\":true}}");
        namespace.awaitState("steered", "Suspended");
        namespace.awaitThat("no Job is left", () -> namespace.jobs().isEmpty());
        namespace.edit("steered", "{\"spec\":{\"suspend\":false}}");
        namespace.awaitThat(
                "its trials run again",
                () -> namespace.experiment("steered").getStatus().trials().running() >= 2);

        namespace.kubectl("delete", "experiment", "steered").orFail();
        namespace.awaitThat(
                "trials and Jobs are gone",
                () -> namespace.trials().isEmpty() && namespace.jobs().isEmpty());
    }

    @Test
    @Order(4)
    void everyRightOfTheOperatorIsExplained() throws IOException {
        var client = home.client().rbac();
        var granted = new TreeMap<String, Set<String>>();
        List.of(
                        client.clusterRoles().withName("trimtab").get().getRules(),
                        client.roles()
                                .inNamespace(home.name())
                                .withName("trimtab-leader-election")
                                .get()
                                .getRules())
                .forEach(rules -> rules.forEach(rule -> add(granted, rule)));

        assertThat(granted).isEqualTo(explained());
        assertThat(home.kubectl(
                                "auth",
                                "can-i",
                                "get",
                                "secrets",
                                "--as=system:serviceaccount:" + home.name() + ":trimtab")
                        .out())
                .contains("no");
    }

    private static void add(Map<String, Set<String>> granted, PolicyRule rule) {
        rule.getResources()
                .forEach(resource -> granted.computeIfAbsent(resource, key -> new TreeSet<>())
                        .addAll(rule.getVerbs()));
    }

    /** The table in docs/install.md: resources → verbs. */
    private static Map<String, Set<String>> explained() throws IOException {
        var code = Pattern.compile("`([a-z/]+)`");
        var explained = new TreeMap<String, Set<String>>();
        Files.readString(Path.of("../docs/install.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("| resource | verbs |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|"))
                .forEach(cells -> code.matcher(cells[1])
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .forEach(resource -> explained.put(
                                resource, new TreeSet<>(Set.of(cells[2].strip().split(" "))))));
        return explained;
    }

    @Test
    @Order(5)
    void theServiceShowsTheMetrics() {
        assertThat(trimtab.metrics()).contains("# TYPE reconciliations_success", "jvm_memory_used_bytes");
    }

    @Test
    @Order(6)
    void ofTwoReplicasOneLeadsAndAnotherTakesOver(TestNamespace namespace) {
        trimtab.upgrade(TALKATIVE, "--set=replicas=2");
        namespace.awaitThat("two operators are there", () -> trimtab.pods().size() == 2);
        assertThat(home.kubectl("get", "poddisruptionbudget", "trimtab").out()).contains("trimtab");
        Set<String> pods =
                trimtab.pods().stream().map(pod -> pod.getMetadata().getName()).collect(Collectors.toSet());
        namespace.awaitThat("one of the new ones leads", () -> pods.contains(trimtab.leader()));
        String first = trimtab.leader();
        namespace
                .apply(Manifests.experiment(
                        "handed-over", "maxTrials: 2\nparallelism: 1", ENDLESS.replace("3600", "4")))
                .orFail();
        namespace.awaitTrialState("handed-over-0", "Running");

        home.kubectl("delete", "pod", first, "--wait=false").orFail();

        trimtab.awaitLeaderOtherThan(first);
        namespace.awaitState("handed-over", "Complete");
        assertThat(namespace.trials()).hasSize(2);
    }

    @Test
    @Order(7)
    void uninstallationLeavesTheDefinitionsOnly(TestNamespace namespace) {
        namespace.apply(Manifests.experiment("kept", "maxTrials: 1", QUICK)).orFail();
        namespace.awaitState("kept", "Complete");

        trimtab.uninstall();

        namespace.awaitThat(
                "all but the definitions is gone",
                () -> Set.copyOf(HelmRelease.objects())
                        .equals(Set.of(
                                "customresourcedefinition.apiextensions.k8s.io/experiments.trimtab.dev",
                                "customresourcedefinition.apiextensions.k8s.io/trials.trimtab.dev")));
        assertThat(namespace.experiment("kept").getStatus().state()).isEqualTo("Complete");
        assertThat(namespace.trials()).hasSize(1);
    }

    @Test
    @Order(8)
    void anOperatorOfOneNamespaceActsThereOnly(TestNamespace served, TestNamespace other) {
        trimtab.install(
                TALKATIVE,
                "--set=watchNamespaces={" + served.name() + "}",
                "--set=crds.enabled=false",
                "--set=rbac.aggregateToDefaultRoles=false");
        assertThat(HelmRelease.objects()).noneMatch(object -> object.startsWith("clusterrole"));

        other.apply(Manifests.experiment("ignored", "maxTrials: 1", QUICK)).orFail();
        served.apply(Manifests.experiment("seen", "maxTrials: 1", QUICK)).orFail();

        served.awaitState("seen", "Complete");
        assertThat(other.experiment("ignored").getStatus()).isNull();
        assertThat(other.trials()).isEmpty();
        assertThat(home.kubectl(
                                "auth",
                                "can-i",
                                "list",
                                "experiments.trimtab.dev",
                                "--namespace=" + other.name(),
                                "--as=system:serviceaccount:" + home.name() + ":trimtab")
                        .out())
                .contains("no");
    }
}
