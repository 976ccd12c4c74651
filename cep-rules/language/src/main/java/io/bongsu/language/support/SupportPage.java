package io.bongsu.language.support;

import io.bongsu.language.CompiledRule;
import io.bongsu.language.RuleCompiler;
import io.bongsu.language.diagnose.Diagnostic;
import io.bongsu.language.diagnose.SourceText;
import io.bongsu.language.pack.RuleSource;
import java.util.List;
import java.util.Optional;

/**
 * The page that says of every construct of EPL whether it runs: {@code cep-rules/language/SUPPORT.md}.
 *
 * <p>Shape: Markdown, a table per section. What stands there is the compiler's own verdict on an example, not a claim.
 *
 * <p>Cost: a compile per construct, some seconds in all.
 */
public final class SupportPage {
    private static final String HEAD = """
        # EPL: what runs

        Written by `./cep rules support`, which compiles every example below; do not edit. A construct that is not
        supported is refused with the number that stands beside it, at its place, before anything is deployed; none
        is run with another meaning than Esper 9 gives it.

        The examples read streams `A`, `B` and `C`, each with `k`, `s` string, `n` int, `l`, `t` long, `x` double, `f`
        float, `b` boolean, `ints` int[], `strs` string[] and `r`, a record of `k` and `n`.
        """;

    private final RuleCompiler compiler = new RuleCompiler(SampleStreams.catalog());

    /** The first error that the compiler has for the construct's example; empty when it runs. */
    public Optional<Diagnostic> verdict(Construct construct) {
        CompiledRule rule = compiler.compile(RuleSource.bare(new SourceText("example.epl", construct.epl())));
        return rule.diagnostics().stream().filter(Diagnostic::isError).findFirst();
    }

    public String text() {
        StringBuilder page = new StringBuilder(HEAD);
        List<Area> areas = Area.all();
        for (Area area : areas) {
            for (Area.Section section : area.sections()) {
                page.append("\n## ").append(section.title()).append("\n\n");
                page.append("| construct | | example |\n|---|---|---|\n");
                section.constructs().forEach(construct -> page.append(row(construct)));
            }
        }
        return page.toString();
    }

    private String row(Construct construct) {
        String verdict = verdict(construct)
                .map(error -> "[" + error.code().label() + "](docs/errors/"
                        + error.code().label() + ".md)")
                .orElse("runs");
        return "| " + cell(construct.name()) + " | " + verdict + " | `" + cell(construct.epl()) + "` |\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
