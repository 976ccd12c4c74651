package io.bongsu.language.statement;

import io.bongsu.engine.plan.FilterPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.SourceText;
import io.bongsu.language.diagnose.Span;
import io.bongsu.schemas.EventType;
import java.util.List;
import java.util.TreeSet;

/**
 * Refuses what is not run on types that have subtypes.
 *
 * <p>Shape: an event of a subtype is an event of its supertypes; a statement that names one event's types twice, other than
 * in a join, would have to tell which comes first.
 *
 * <p>Errors: CEP-4102, 4106.
 */
final class Subtypes {
    private final List<EventType> types;
    private final SourceText source;
    private final Diagnostics diagnostics;

    Subtypes(List<EventType> types, SourceText source, Diagnostics diagnostics) {
        this.types = types;
        this.source = source;
        this.diagnostics = diagnostics;
    }

    void check(List<ModulePlan.Planned> statements, List<StreamTypes.Whole> whole, boolean contexts) {
        if (types.stream().allMatch(type -> type.supertypes().isEmpty())) {
            return;
        }
        for (StreamTypes.Whole one : whole) {
            EventType type = one.type();
            boolean more = types.stream()
                    .anyMatch(other -> other.supertypes().contains(type.name())
                            && other.fields().size() > type.fields().size());
            refuse(
                    more,
                    ErrorCode.UNSUPPORTED_CLAUSE,
                    one.place(),
                    "this part of select is not supported yet: '*' where subtypes have more fields, type="
                            + type.name(),
                    "Name the fields.");
        }
        TreeSet<String> inserting = new TreeSet<>();
        for (ModulePlan.Planned planned : statements) {
            TreeSet<String> streams = new TreeSet<>();
            PlanParts.of(planned.plan(), FilterPlan.class).forEach(filter -> streams.add(filter.stream()));
            if (planned.plan().insertInto().isPresent()) {
                inserting.addAll(streams);
            }
            refuse(
                    planned.plan().insertInto().isPresent()
                            && inserting.stream().anyMatch(one -> meets(one, inserting)),
                    ErrorCode.UNSUPPORTED_CLAUSE,
                    planned.place(),
                    "statements that read several types that one event is of, and insert, are not supported, types="
                            + String.join(", ", inserting),
                    "Insert from one of the types.");
            refuse(
                    !isPlainJoin(planned.plan()) && streams.stream().anyMatch(one -> meets(one, streams)),
                    ErrorCode.UNSUPPORTED_CLAUSE,
                    planned.place(),
                    "several types that one event is of are supported in a join alone, types="
                            + String.join(", ", streams),
                    "Read one type.");
            refuse(
                    contexts,
                    ErrorCode.UNSUPPORTED_CONTEXT,
                    planned.place(),
                    "a type with subtypes or supertypes under a context is not supported, types="
                            + String.join(", ", streams),
                    "");
        }
    }

    private static boolean isPlainJoin(StatementPlan plan) {
        return plan.input() instanceof InputPlan.Join && plan.subqueries().isEmpty();
    }

    /** Whether an event may be of the type and of another one of these. */
    private boolean meets(String stream, TreeSet<String> streams) {
        return types.stream()
                .filter(type -> type.isA(stream))
                .anyMatch(type -> streams.stream().anyMatch(other -> !other.equals(stream) && type.isA(other)));
    }

    private void refuse(boolean refused, ErrorCode code, Span place, String message, String cure) {
        if (refused) {
            diagnostics.error(code, source, place, message, cure);
        }
    }
}
