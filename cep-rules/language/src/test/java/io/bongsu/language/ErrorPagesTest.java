package io.bongsu.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.language.diagnose.Diagnostic;
import io.bongsu.language.diagnose.DiagnosticText;
import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.pack.RulePaths;
import io.bongsu.schemas.EventCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each number has one page and one example, and the example gives that number and no other. */
class ErrorPagesTest {
    private static final Path ERRORS = Path.of("docs/errors");

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void hasAPageAndAnExample(ErrorCode code) throws IOException {
        assertThat(Path.of("../..").resolve(code.page()))
                .content()
                .startsWith("# " + code.label() + ": ")
                .contains("**Cure.**");
        Path file = ERRORS.resolve("examples/" + code.label() + ".epl");
        Path example = Files.exists(file) ? file : ERRORS.resolve("examples/" + code.label());
        Diagnostics reading = new Diagnostics();
        List<Diagnostic> found = new ArrayList<>();
        RuleCompiler compiler = new RuleCompiler(EventCatalog.builtin());
        RulePaths.read(List.of(example), reading)
                .forEach(rule -> found.addAll(compiler.compile(rule).diagnostics()));
        found.addAll(reading.all());
        if (code == ErrorCode.TYPE_DISAGREES_WITH_ESPER) {
            assertThat(found)
                    .as("no rule is known that the planner types otherwise than Esper")
                    .isEmpty();
        } else {
            assertThat(found)
                    .isNotEmpty()
                    .allSatisfy(
                            d -> assertThat(d.code()).as(DiagnosticText.of(d)).isEqualTo(code));
        }
    }

    @Test
    void noPageIsLeftOver() throws IOException {
        List<String> labels =
                Arrays.stream(ErrorCode.values()).map(ErrorCode::label).toList();
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::number)).doesNotHaveDuplicates();
        for (Path folder : List.of(ERRORS, ERRORS.resolve("examples"))) {
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString().replaceFirst("\\.(md|epl)$", ""))
                                .filter(name -> name.startsWith("CEP-")))
                        .containsExactlyInAnyOrderElementsOf(labels);
            }
        }
    }
}
