package io.bongsu.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.plan.RulePlan;
import io.bongsu.language.diagnose.Diagnostic;
import io.bongsu.language.diagnose.DiagnosticText;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.SourceText;
import io.bongsu.language.diagnose.Span;
import io.bongsu.language.pack.RuleSource;
import io.bongsu.schemas.EventCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** A rule in a test: {@code rule("select a.^plat^ from …").fails(UNKNOWN_FIELD)}; carets mark the places of its errors. */
final class RuleCheck {
    static final EventCatalog CATALOG = EventCatalog.builtin()
            .with(new Schema.Parser().parse("""
                    {"type":"record","name":"Num","fields":[
                      {"name":"b","type":["null","boolean"]},{"name":"i","type":["null","int"]},
                      {"name":"l","type":["null","long"]},{"name":"f","type":["null","float"]},
                      {"name":"d","type":["null","double"]},{"name":"s","type":["null","string"]},
                      {"name":"ds","type":{"type":"array","items":"double"}},
                      {"name":"at","type":{"type":"record","name":"Point","fields":[
                        {"name":"x","type":"double"},{"name":"name","type":["null","string"]}]}}]}
                    """))
            .with(new Schema.Parser().parse("""
                    {"type":"record","name":"A","fields":[{"name":"k","type":"string"},{"name":"j","type":"string"},
                      {"name":"n","type":"int"}]}
                    """))
            .with(new Schema.Parser().parse("""
                    {"type":"record","name":"B","fields":[{"name":"k","type":"string"},{"name":"m","type":"string"},
                      {"name":"n","type":"int"}]}
                    """));

    private final String text;
    private final List<Span> marks = new ArrayList<>();

    private RuleCheck(String marked) {
        StringBuilder plain = new StringBuilder();
        int open = -1;
        for (int i = 0; i < marked.length(); i++) {
            if (marked.charAt(i) != '^') {
                plain.append(marked.charAt(i));
            } else if (open < 0) {
                open = plain.length();
            } else {
                marks.add(new Span(open, plain.length()));
                open = -1;
            }
        }
        this.text = plain.toString();
    }

    static RuleCheck rule(String marked) {
        return new RuleCheck(marked);
    }

    CompiledRule compiled() {
        return new RuleCompiler(CATALOG).compile(RuleSource.bare(new SourceText("rule.epl", text)));
    }

    /** The errors are exactly these, at the marked places, in text order. */
    void fails(ErrorCode... codes) {
        List<Diagnostic> errors =
                compiled().diagnostics().stream().filter(Diagnostic::isError).toList();
        String shown = errors.stream().map(DiagnosticText::of).collect(Collectors.joining("\n"));
        assertThat(errors.stream().map(Diagnostic::code)).as(shown).containsExactly(codes);
        assertThat(errors.stream().map(Diagnostic::span)).as(shown).containsExactlyElementsOf(marks);
    }

    RulePlan plan() {
        CompiledRule rule = compiled();
        String shown = rule.diagnostics().stream().map(DiagnosticText::of).collect(Collectors.joining("\n"));
        assertThat(rule.plan()).as(shown).isPresent();
        return rule.plan().get();
    }
}
