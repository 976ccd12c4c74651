package io.bongsu.tests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The line: decode → route → detect → raise → enrich → publish. */
final class StageOrderTest {
    private static final List<String> STAGES = List.of("decode", "route", "detect", "raise", "enrich", "publish");

    /** The line stands once there is the program that {@code ./cep demo} starts; until then its stages may be missing. */
    private static final boolean STANDS = ProductClasses.CLASSES.contain("io.bongsu.jobs.cli.JobsMain");

    @Test
    void everyStageHasItsPackage() {
        List<String> present = STAGES.stream()
                .filter(stage -> !ProductClasses.CLASSES
                        .that(resideInAPackage(packages(stage)))
                        .isEmpty())
                .toList();
        assumeThat(STANDS).as("the job can be started").isTrue();
        assertThat(present).isEqualTo(STAGES);
    }

    @Test
    void noStageKnowsALaterOne() {
        for (int i = 0; i < STAGES.size() - 1; i++) {
            String[] later = STAGES.subList(i + 1, STAGES.size()).stream()
                    .map(StageOrderTest::packages)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(packages(STAGES.get(i)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .allowEmptyShould(!STANDS)
                    .check(ProductClasses.CLASSES);
        }
    }

    private static String packages(String stage) {
        return "io.bongsu.jobs." + stage + "..";
    }
}
