package io.bongsu.tool.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.language.CompiledRule;
import io.bongsu.language.RuleCompiler;
import io.bongsu.language.diagnose.DiagnosticText;
import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.pack.RulePaths;
import io.bongsu.language.pack.RuleSource;
import io.bongsu.schemas.EventCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rules of the pack do what their scenarios say, and each has a scenario that fires and one that stays silent. */
class PackScenariosTest {
    private static final Path RULES = Path.of("..", "rules");

    @TestFactory
    Stream<DynamicTest> everyRuleDoesWhatItsScenariosSay() {
        Diagnostics diagnostics = new Diagnostics();
        List<RuleSource> sources = RulePaths.read(List.of(RULES), diagnostics);
        assertThat(diagnostics.all()).isEmpty();
        assertThat(sources).hasSizeGreaterThanOrEqualTo(6);
        RuleCompiler compiler = new RuleCompiler(EventCatalog.builtin());
        return sources.stream()
                .map(source -> DynamicTest.dynamicTest(source.metadata().name(), () -> run(compiler.compile(source))));
    }

    private static void run(CompiledRule rule) {
        assertThat(rule.diagnostics()).as("findings").map(DiagnosticText::of).isEmpty();
        RuleOutcome outcome = new RuleScenarios(EventCatalog.builtin(), 1)
                .run(rule.source(), rule.plan().orElseThrow());
        assertThat(outcome.unreadable()).map(DiagnosticText::of).isEmpty();
        assertThat(outcome.scenarios())
                .allSatisfy(one ->
                        assertThat(one.failure()).as(one.scenario().place()).isEmpty());
        assertThat(outcome.scenarios())
                .anyMatch(one -> one.scenario().expected().isEmpty())
                .anyMatch(one -> !one.scenario().expected().isEmpty());
    }
}
