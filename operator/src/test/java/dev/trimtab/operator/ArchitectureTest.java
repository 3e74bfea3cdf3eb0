package dev.trimtab.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Set;

@AnalyzeClasses(packages = "dev.trimtab.operator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Set<String> WRITES = Set.of(
            "create",
            "createOr",
            "edit",
            "editStatus",
            "patch",
            "patchStatus",
            "replace",
            "replaceStatus",
            "update",
            "updateStatus",
            "delete",
            "serverSideApply",
            "scale",
            "evict");

    @ArchTest
    static final ArchRule onlyStatusWorkloadAndTheTwoReconcilersWriteToTheApiServer = noClasses()
            .that()
            .resideOutsideOfPackages("..status..", "..workload..", "..experiment..", "..trial..")
            // The lease says nothing of experiments; giving it back is all that is written there.
            .and()
            .doNotHaveSimpleName("LeaderElection")
            .should()
            .callMethodWhere(writes());

    @ArchTest
    static final ArchRule anAdapterNeitherReadsNorWrites = noClasses()
            .that()
            .haveSimpleNameEndingWith("Adapter")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("KubernetesClient");

    @ArchTest
    static final ArchRule timeIsInjected = noClasses().should().callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.trimtab.operator.(*)..").should().beFreeOfCycles();

    private static DescribedPredicate<JavaMethodCall> writes() {
        return new DescribedPredicate<>("writes through the Kubernetes client") {
            @Override
            public boolean test(JavaMethodCall call) {
                MethodCallTarget target = call.getTarget();
                return target.getOwner().getPackageName().startsWith("io.fabric8.kubernetes.client")
                        && WRITES.contains(target.getName());
            }
        };
    }
}
