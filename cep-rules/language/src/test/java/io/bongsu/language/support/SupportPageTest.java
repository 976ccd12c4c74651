package io.bongsu.language.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.espertech.esper.common.internal.epl.datetime.eval.DatetimeMethodEnum;
import com.espertech.esper.common.internal.epl.enummethod.dot.EnumMethodEnum;
import com.espertech.esper.common.internal.epl.pattern.guard.GuardEnum;
import com.espertech.esper.common.internal.epl.pattern.observer.ObserverEnum;
import com.espertech.esper.common.internal.view.core.ViewEnum;
import io.bongsu.language.diagnose.Diagnostic;
import io.bongsu.language.diagnose.DiagnosticText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

    /** Whatever Esper has by name is on the page. */
    @Test
    void nothingThatEsperHasIsLeftOut() {
        String all = constructs()
                .map(construct -> construct.epl().toLowerCase(Locale.ROOT))
                .reduce("", (one, other) -> one + "\n" + other);
        List<String> names = Stream.of(
                        Arrays.stream(ViewEnum.values()).map(ViewEnum::getName),
                        Arrays.stream(EnumMethodEnum.values()).map(Enum::name),
                        Arrays.stream(DatetimeMethodEnum.values()).map(Enum::name),
                        Arrays.stream(GuardEnum.values()).map(GuardEnum::getName),
                        Arrays.stream(ObserverEnum.values()).map(ObserverEnum::getName))
                .flatMap(some -> some)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> !List.of("plugin", "esperinternalnoop", "merge").contains(name))
                .toList();
        assertThat(names).allSatisfy(name -> assertThat(all).contains(name));
    }

    private static Stream<Construct> constructs() {
        return Area.all().stream()
                .flatMap(area -> area.sections().stream())
                .flatMap(section -> section.constructs().stream());
    }
}
