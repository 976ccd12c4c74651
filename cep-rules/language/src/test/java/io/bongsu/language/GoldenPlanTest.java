package io.bongsu.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.plan.PlanBinary;
import io.bongsu.engine.plan.PlanText;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.language.diagnose.DiagnosticText;
import io.bongsu.language.diagnose.SourceText;
import io.bongsu.language.explain.RuleExplanation;
import io.bongsu.language.pack.RuleSource;
import io.bongsu.schemas.EventCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans and explanations as text; {@code -Dgolden.write=true} writes what is there now, to be read before it is committed. */
class GoldenPlanTest {
    private static final Path PLANS = Path.of("src/test/resources/plans");

    static Stream<Path> rules() throws IOException {
        try (Stream<Path> files = Files.list(PLANS)) {
            return files.filter(file -> file.toString().endsWith(".epl")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isPlannedAsBefore(Path file) throws IOException {
        String name = file.getFileName().toString();
        CompiledRule rule = new RuleCompiler(EventCatalog.builtin())
                .compile(RuleSource.bare(new SourceText(name, Files.readString(file))));
        RulePlan plan = rule.plan()
                .orElseThrow(() -> new AssertionError(rule.diagnostics().stream()
                        .map(DiagnosticText::of)
                        .toList()
                        .toString()));
        golden(name.replace(".epl", ".plan"), PlanText.of(plan));
        golden(name.replace(".epl", ".explain"), RuleExplanation.of(rule));
        assertThat(PlanBinary.read(PlanBinary.write(List.of(plan)))).containsExactly(plan);
    }

    private static void golden(String name, String text) throws IOException {
        Path file = PLANS.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, text);
        }
        assertThat(file).content().isEqualTo(text);
    }
}
