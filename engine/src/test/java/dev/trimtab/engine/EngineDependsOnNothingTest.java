package dev.trimtab.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.trimtab.engine", importOptions = DoNotIncludeTests.class)
class EngineDependsOnNothingTest {
    @ArchTest
    static final ArchRule knowsNoKubernetesAndNoFramework = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.fabric8..", "io.quarkus..", "io.kubernetes..", "io.javaoperatorsdk..", "com.fasterxml..");

    @ArchTest
    static final ArchRule readsNoClockAndRollsNoDice = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.UUID")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.time..", "java.lang.reflect..", "java.util.concurrent..");

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("dev.trimtab.engine.(**)").should().beFreeOfCycles();
}
