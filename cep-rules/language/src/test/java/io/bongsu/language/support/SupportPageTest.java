package io.bongsu.language.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.espertech.esper.common.client.soda.GuardEnum;
import com.espertech.esper.common.internal.context.controller.hash.HashFunctionEnum;
import com.espertech.esper.common.internal.epl.datetime.eval.DatetimeMethodBuiltin;
import com.espertech.esper.common.internal.epl.enummethod.dot.EnumMethodBuiltin;
import com.espertech.esper.common.internal.epl.pattern.observer.ObserverEnum;
import com.espertech.esper.common.internal.view.core.ViewEnum;
import com.espertech.esper.compiler.internal.generated.EsperEPL2GrammarLexer;
import io.bongsu.language.diagnose.Diagnostic;
import io.bongsu.language.diagnose.DiagnosticText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Vocabulary;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SupportPageTest {
    private static final Path PAGE = Path.of("SUPPORT.md");

    /** Words of queries that are asked once, and one that no statement of Esper 9 has. */
    private static final Set<String> OF_NO_STATEMENT = Set.of("values", "using");

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

    /** Esper's own tables of names: nothing that it knows is left unsaid. */
    @Test
    void everyNameOfEplHasAnExample() {
        String examples = constructs().map(Construct::epl).collect(Collectors.joining("\n"));
        Set<String> said = Pattern.compile("\\W+")
                .splitAsStream(examples.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(said)
                .containsAll(lowerCase(keywords()))
                .containsAll(lowerCase(Arrays.stream(ViewEnum.values()).map(ViewEnum::getName)))
                .containsAll(lowerCase(Arrays.stream(EnumMethodBuiltin.values()).map(EnumMethodBuiltin::getNameCamel)))
                .containsAll(lowerCase(
                        Arrays.stream(DatetimeMethodBuiltin.values()).map(DatetimeMethodBuiltin::getNameCamel)))
                .containsAll(lowerCase(Arrays.stream(GuardEnum.values()).map(GuardEnum::getName)))
                .containsAll(lowerCase(Arrays.stream(ObserverEnum.values()).map(ObserverEnum::getName)))
                .containsAll(lowerCase(Arrays.stream(HashFunctionEnum.values()).map(HashFunctionEnum::name)));
    }

    private static List<String> lowerCase(Stream<String> names) {
        return names.map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> !name.startsWith("esperinternal"))
                .toList();
    }

    /** The words of the grammar. */
    private static Stream<String> keywords() {
        Vocabulary words = EsperEPL2GrammarLexer.VOCABULARY;
        return IntStream.rangeClosed(1, words.getMaxTokenType())
                .mapToObj(words::getLiteralName)
                .filter(Objects::nonNull)
                .map(literal -> literal.substring(1, literal.length() - 1))
                .filter(literal -> literal.matches("\\w+"))
                .filter(literal -> !OF_NO_STATEMENT.contains(literal));
    }

    private static Stream<Construct> constructs() {
        return Area.all().stream()
                .flatMap(area -> area.sections().stream())
                .flatMap(section -> section.constructs().stream());
    }
}
