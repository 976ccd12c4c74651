package io.bongsu.language.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.language.diagnose.Diagnostic;
import io.bongsu.language.diagnose.DiagnosticText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SupportPageTest {
    private static final Path PAGE = Path.of("SUPPORT.md");

    private final SupportPage page = new SupportPage();

    @Test
    void thePageSaysWhatTheCompilerSays() throws Exception {
        assertThat(Files.readString(PAGE))
                .as("write it anew: ./cep rules support > cep-rules/language/SUPPORT.md")
                .isEqualTo(page.text());
    }

    /** An example is EPL without mistakes: it runs, or it is refused as not supported. */
    @TestFactory
    Stream<DynamicTest> anExampleHasNoMistakes() {
        return constructs()
                .map(construct -> DynamicTest.dynamicTest(construct.name() + ": " + construct.epl(), () -> {
                    Optional<Diagnostic> verdict = page.verdict(construct);
                    assertThat(verdict.map(error -> error.code().number() / 1000)
                                    .orElse(4))
                            .as(verdict.map(DiagnosticText::of).orElse(""))
                            .isEqualTo(4);
                }));
    }

    private static Stream<Construct> constructs() {
        return Area.all().stream()
                .flatMap(area -> area.sections().stream())
                .flatMap(section -> section.constructs().stream());
    }
}
