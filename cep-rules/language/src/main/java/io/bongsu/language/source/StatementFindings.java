package io.bongsu.language.source;

import io.bongsu.language.diagnose.Diagnostic;
import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import io.bongsu.schemas.EventType;
import java.util.Optional;

/**
 * Takes findings about one statement, in offsets of its text, to the places of the rule's file; and knows what was found
 * declared for it.
 *
 * <p>Shape: {@link #context} is the row of properties that the statement's expressions may name as {@code context};
 * {@link #declared} are the expressions that they may name.
 */
public final class StatementFindings {
    private final Diagnostics diagnostics;
    private final RuleText rule;
    private final StatementText statement;
    private final DeclaredExpressions declared;
    private final DeclaredVariables variables;
    private final Optional<Span> only;
    private Optional<EventType> context = Optional.empty();

    public StatementFindings(
            Diagnostics diagnostics,
            RuleText rule,
            StatementText statement,
            DeclaredExpressions declared,
            DeclaredVariables variables) {
        this(diagnostics, rule, statement, declared, variables, Optional.empty());
    }

    private StatementFindings(
            Diagnostics diagnostics,
            RuleText rule,
            StatementText statement,
            DeclaredExpressions declared,
            DeclaredVariables variables,
            Optional<Span> only) {
        this.diagnostics = diagnostics;
        this.rule = rule;
        this.statement = statement;
        this.declared = declared;
        this.variables = variables;
        this.only = only;
    }

    /** Findings about another text that this statement stands for, all at one place of this one. */
    public StatementFindings at(Span place) {
        return new StatementFindings(diagnostics, rule, statement, declared, variables, Optional.of(place));
    }

    /** The same for expressions that are asked when the rule starts. */
    public StatementFindings atStart() {
        StatementFindings start =
                new StatementFindings(diagnostics, rule, statement, declared, variables.atStart(), only);
        start.context = context;
        return start;
    }

    /** From here on the statement runs under a context with these properties. */
    public void under(EventType properties) {
        context = Optional.of(properties);
    }

    /** Properties of the context around the statement. */
    public Optional<EventType> context() {
        return context;
    }

    public void error(ErrorCode code, Span span, String message, String cure) {
        add(Diagnostic.Severity.ERROR, code, span, message, cure);
    }

    public void warning(ErrorCode code, Span span, String message, String cure) {
        add(Diagnostic.Severity.WARNING, code, span, message, cure);
    }

    /** The expressions that the statement may use by name. */
    public DeclaredExpressions declared() {
        return declared;
    }

    /** The variables that are declared so far. */
    public DeclaredVariables variables() {
        return variables;
    }

    /** How many errors the rule has so far. */
    public int errors() {
        return diagnostics.errors();
    }

    /** The place in the rule's file. */
    public Span inFile(Span span) {
        return rule.toFile(statement.inModule(only.orElse(span)));
    }

    private void add(Diagnostic.Severity severity, ErrorCode code, Span span, String message, String cure) {
        diagnostics.add(new Diagnostic(code, severity, rule.source(), inFile(span), message, cure));
    }
}
