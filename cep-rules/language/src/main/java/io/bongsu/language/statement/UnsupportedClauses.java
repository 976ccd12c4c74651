package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.*;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import io.bongsu.language.source.Part;
import io.bongsu.language.source.StatementFindings;
import io.bongsu.language.source.StatementSyntax;
import java.util.List;
import java.util.Optional;

/**
 * Refuses every clause of a statement that is not planned, each at its place.
 *
 * <p>Shape: asks every getter of the model; a clause that nobody asks for could otherwise be lost.
 *
 * <p>Errors: CEP-4101, 4102, 4107.
 */
final class UnsupportedClauses {
    private final EPStatementObjectModel model;
    private final StatementSyntax syntax;
    private final StatementFindings findings;

    UnsupportedClauses(EPStatementObjectModel model, StatementSyntax syntax, StatementFindings findings) {
        this.model = model;
        this.syntax = syntax;
        this.findings = findings;
    }

    /** Reports whole statements of a kind that is not run; true when there is nothing more to plan. */
    boolean wholeStatement() {
        String kind = java.util.stream.Stream.of(
                        named(isRun(model.getOnExpr()) ? null : model.getOnExpr(), "on …"),
                        named(model.getCreateDataFlow(), "create dataflow"),
                        named(model.getCreateClass(), "create class"),
                        named(model.getCreateTable(), "create table"),
                        named(model.getFireAndForgetClause(), "fire-and-forget query"))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
        if (kind.isEmpty()) {
            return false;
        }
        Span first = syntax.word(kind.split(" ")[0]);
        findings.error(
                ErrorCode.UNSUPPORTED_STATEMENT, first, "this kind of statement is not supported yet: " + kind, "");
        return true;
    }

    private static boolean isRun(OnClause on) {
        return on instanceof OnSetClause || on instanceof OnInsertSplitStreamClause || TriggerPlanner.plans(on);
    }

    private static Optional<String> named(Object clause, String kind) {
        return clause == null ? Optional.empty() : Optional.of(kind);
    }

    /** Reports annotations and clauses of a select, create schema or create context. */
    void clauses() {
        new AnnotationCheck(syntax, findings).check(model);
        refuse(model.getForClause() != null, Part.FOR, "for");
        refuse(model.getIntoTableClause() != null, Part.INTO_TABLE, "into table");
        refuse(notEmpty(model.getScriptExpressions()), Part.EXPRESSION_DECLARATION, "script");
        refuse(notEmpty(model.getClassProvidedExpressions()), Part.CLASS_DECLARATION, "inlined class");
        from();
    }

    private void from() {
        FromClause from = model.getFromClause();
        if (from == null || from.getStreams() == null || from.getStreams().isEmpty()) {
            return;
        }
        for (Stream stream : from.getStreams()) {
            if (stream instanceof ProjectedStream projected) {
                if (projected.isUnidirectional() && from.getStreams().size() == 1) {
                    report(syntax.word("unidirectional"), "unidirectional");
                }
            }
            if (!(stream instanceof FilterStream) && !(stream instanceof PatternStream)) {
                report(
                        syntax.region(Part.FROM, 0).span(),
                        "from " + stream.getClass().getSimpleName());
            }
        }
    }

    private void refuse(boolean present, Part part, String clause) {
        if (present) {
            report(syntax.region(part, 0).span(), clause);
        }
    }

    private void report(Span place, String clause) {
        findings.error(ErrorCode.UNSUPPORTED_CLAUSE, place, "this clause is not supported yet: " + clause, "");
    }

    private static boolean notEmpty(List<?> list) {
        return list != null && !list.isEmpty();
    }
}
