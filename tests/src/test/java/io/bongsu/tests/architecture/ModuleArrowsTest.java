package io.bongsu.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ModuleArrowsTest {
    private static final JavaClasses CLASSES = ProductClasses.CLASSES;

    @ParameterizedTest
    @EnumSource
    void aModuleWithSourcesHasClassesInItsOwnPackages(Module module) {
        assertThat(CLASSES.that(resideInAPackage(module.packages())).isEmpty()).isEqualTo(module.isEmpty());
    }

    @Test
    void schemasAndEngineAreThere() {
        assertThat(Module.SCHEMAS.sources()).isNotEmpty();
        assertThat(Module.ENGINE.sources()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aModuleSeesOnlyTheModulesBelowIt(Module module) {
        classes()
                .that()
                .resideInAPackage(module.packages())
                .should()
                .onlyDependOnClassesThat(
                        not(resideInAPackage("io.bongsu..")).or(resideInAnyPackage(module.visiblePackages())))
                .allowEmptyShould(module.isEmpty())
                .check(CLASSES);
    }

    @Test
    void everyClassBelongsToAModule() {
        classes()
                .should()
                .resideInAnyPackage(Module.all().stream().map(Module::packages).toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void esperStaysInItsModules() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.bongsu.language..", "io.bongsu.tool..", "io.bongsu.tests..", "io.bongsu.benchmarks..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.espertech..")
                .check(CLASSES);
    }

    @Test
    void flinkStaysInTheJobs() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Module.JOBS.packages())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.flink..")
                .check(CLASSES);
    }

    @Test
    void theEngineKnowsNoWallClockAndNoChance() {
        for (Class<?> source : List.of(Clock.class, java.util.Random.class, java.security.SecureRandom.class)) {
            noClasses()
                    .that()
                    .resideInAPackage(Module.ENGINE.packages())
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(source)
                    .check(CLASSES);
        }
        noClasses()
                .that()
                .resideInAPackage(Module.ENGINE.packages())
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .check(CLASSES);
    }
}
