package io.bongsu.language.statement;

import io.bongsu.engine.plan.OperatorPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.SourceText;
import io.bongsu.schemas.EventType;
import java.util.List;

/**
 * Refuses {@code typeof} beside a variant stream into which columns are inserted: the events' type has a name that only
 * Esper knows.
 *
 * <p>Errors: CEP-4105.
 */
final class VariantUse {
    private final SourceText source;
    private final Diagnostics diagnostics;

    VariantUse(SourceText source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    void check(List<ModulePlan.Planned> statements, List<EventType> types) {
        if (types.stream().noneMatch(type -> type.name().contains(": "))) {
            return;
        }
        for (ModulePlan.Planned one : statements) {
            boolean asks = PlanParts.of(one.plan(), OperatorPlan.TypeName.class).stream()
                    .anyMatch(name -> name.known().isEmpty());
            if (asks) {
                diagnostics.error(
                        ErrorCode.UNSUPPORTED_EXPRESSION,
                        source,
                        one.place(),
                        "typeof beside a variant stream of columns is not supported",
                        "Insert the columns into a stream, and that into the variant stream.");
            }
        }
    }
}
