package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.FilterStream;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.source.Part;
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

    static void refuse(StatementPart part, int n, String construct) {
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_CLAUSE,
                        part.syntax().region(Part.STREAM, n).span(),
                        "this clause is not supported yet: " + construct,
                        "");
    }
}
