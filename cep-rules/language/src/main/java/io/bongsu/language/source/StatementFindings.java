package io.bongsu.language.source;

import io.bongsu.language.diagnose.Diagnostic;
import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;

/** Takes findings about one statement, in offsets of its text, to the places of the rule's file. */
public final class StatementFindings {
    private final Diagnostics diagnostics;
    private final RuleText rule;
    private final StatementText statement;

    public StatementFindings(Diagnostics diagnostics, RuleText rule, StatementText statement) {
        this.diagnostics = diagnostics;
        this.rule = rule;
        this.statement = statement;
    }

    public void error(ErrorCode code, Span span, String message, String cure) {
        add(Diagnostic.Severity.ERROR, code, span, message, cure);
    }

    public void warning(ErrorCode code, Span span, String message, String cure) {
        add(Diagnostic.Severity.WARNING, code, span, message, cure);
    }

    /** How many errors the rule has so far. */
    public int errors() {
        return diagnostics.errors();
    }

    private void add(Diagnostic.Severity severity, ErrorCode code, Span span, String message, String cure) {
        Span place = rule.toFile(statement.inModule(span));
        diagnostics.add(new Diagnostic(code, severity, rule.source(), place, message, cure));
    }
}
