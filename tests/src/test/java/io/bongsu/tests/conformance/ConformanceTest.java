package io.bongsu.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bongsu.tests.conformance.Verdict.Outcome;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** No recorded case gives another output, and every case that passed once still passes. */
class ConformanceTest {
    /** Beside the checkout, or where the system property says. */
    private static final Path CASES = Path.of(System.getProperty(
            "conformance.cases", Path.of("..", "..", "shared", "conformance").toString()));

    @Test
    void noCaseIsWrongAndNoneIsLost() throws Exception {
        assumeTrue(Files.isDirectory(CASES), "skipped: the recorded cases are not at " + CASES.toAbsolutePath());
        Score score = new Score(Conformance.run(CASES, area -> true, id -> true, false));
        System.out.println(score.text());
        assertThat(score.of(Outcome.WRONG)).isEmpty();
        TreeSet<String> lost = new TreeSet<>(passedBefore());
        lost.removeAll(score.ids(Outcome.PASS));
        assertThat(lost).as("cases of passing.txt that no longer pass").isEmpty();
    }

    private static List<String> passedBefore() throws Exception {
        try (InputStream ids = ConformanceTest.class.getResourceAsStream("/conformance/passing.txt")) {
            return new String(ids.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
