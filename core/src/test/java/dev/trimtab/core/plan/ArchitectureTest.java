package dev.trimtab.core.plan;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/** What the whole of core may use. */
@AnalyzeClasses(
        packages = {"dev.trimtab.core", "dev.trimtab.engine"},
        importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule coreDoesNoInputOrOutput = noClasses()
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..")
                            .or(nameMatching("java\\.io\\.(File|RandomAccess|Print).*"))
                            .or(nameMatching("java\\.lang\\.(Process|Runtime|Thread).*"))
                            .or(nameMatching("java\\.util\\.(Timer|concurrent\\..*Executor).*")));

    @ArchTest
    static final ArchRule coreKnowsNoFrameworkAndNoCluster = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.quarkus..", "io.javaoperatorsdk..", "jakarta..")
                    .or(resideInAPackage("io.fabric8..")
                            .and(not(nameMatching(
                                    "io\\.fabric8\\.kubernetes\\.(api\\.model|client\\.CustomResource).*")))));

    @ArchTest
    static final ArchRule theEngineIsPlainJavaAndNumerics = classes()
            .that()
            .resideInAPackage("dev.trimtab.engine..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "dev.trimtab.engine..", "java..", "org.jspecify..", "org.apache.commons.numbers..", "org.ejml.."));

    @ArchTest
    static final ArchRule timeAndRandomnessAreGiven = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat(nameMatching("java\\.util\\.(Random|UUID)"));

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.trimtab.core.(*)..").should().beFreeOfCycles();
}
