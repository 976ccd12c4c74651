package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.CreateIndexClause;
import com.espertech.esper.common.client.soda.FilterStream;
import io.bongsu.engine.expression.References;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.source.Part;
import java.util.List;
import java.util.Optional;

/**
 * Streams that are named windows.
 *
 * <p>Errors: CEP-4102 for what is not read of one.
 */
final class NamedWindowUse {
    private NamedWindowUse() {}

    /** The named window that the n-th stream reads, if it is one. */
    static Optional<WindowPlan.Named> of(StatementPart part, FilterStream stream, int n) {
        Optional<WindowPlan.Named> named =
                part.streams().window(stream.getFilter().getEventTypeName());
        boolean windowed = stream.getViews() != null && !stream.getViews().isEmpty();
        boolean contained = stream.getFilter().getOptionalPropertySelects() != null
                && !stream.getFilter().getOptionalPropertySelects().isEmpty();
        if (named.isPresent() && windowed) {
            refuse(part, n, "a data window over a named window");
        }
        if (named.isPresent() && contained) {
            refuse(part, n, "events inside of those of a named window");
        }
        return named;
    }

    /** What stands around an event in a named window is not asked. */
    static void checkNeighbours(StatementPart part, InputPlan input, List<ExprPlan> values) {
        boolean around = values.stream()
                .map(References::of)
                .anyMatch(references ->
                        references.previous() || !references.priors().isEmpty());
        if (around && !PlanParts.of(input, WindowPlan.Named.class).isEmpty()) {
            refuse(part, 0, "prev or prior over a named window");
        }
    }

    /** An index changes nothing but the speed, where it finds by equality; the engine makes its own. */
    static void checkIndex(StatementPart part, CreateIndexClause clause) {
        boolean byValue = clause.getColumns().stream()
                .allMatch(column -> column.getType() == null || column.getType().equalsIgnoreCase("hash"));
        if (part.streams().window(clause.getWindowName()).isEmpty() || clause.isUnique() || !byValue) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_STATEMENT,
                            part.syntax().word("create"),
                            "this kind of statement is not supported yet: create index, but of values of a named"
                                    + " window, not unique",
                            "Leave it out: the engine makes the indexes that statements need.");
        }
    }

    static void refuse(StatementPart part, int n, String construct) {
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_CLAUSE,
                        part.syntax().region(Part.STREAM, n).span(),
                        "this clause is not supported yet: " + construct,
                        "");
    }
}
