package io.bongsu.language.statement;

import io.bongsu.engine.plan.AggregatePlan;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.FilterPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.PatternExpressions;
import io.bongsu.engine.plan.PatternPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.VariablePlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.SourceText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a rule may read the variables that its statements set.
 *
 * <p>Shape: in the columns, where and having of statements, and in the filters of streams and patterns. What one event does to
 * a variable and to those that read it depends on Esper's order of statements: such a rule is refused.
 *
 * <p>Errors: CEP-4101.
 */
final class VariableUse {
    private final SourceText source;
    private final Diagnostics diagnostics;

    VariableUse(SourceText source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    /** @param others whether the rule has contexts or updates */
    void check(List<VariablePlan> variables, List<ModulePlan.Planned> planned, boolean others, boolean inherits) {
        if (variables.isEmpty() || planned.isEmpty()) {
            return;
        }
        if (others || inherits) {
            refuse(planned.get(0), "beside contexts, updates or types that inherit");
            return;
        }
        for (ModulePlan.Planned one : planned) {
            StatementPlan plan = one.plan();
            Set<String> reads = reads(plan);
            if (!reads.isEmpty() && !isReadable(plan)) {
                refuse(one, "at this place, variables=" + reads);
            }
            for (ModulePlan.Planned other : planned) {
                if (!one.equals(other) && sets(other.plan()) && meets(one, other, reads)) {
                    refuse(
                            one,
                            "of an event that sets it as well, statement="
                                    + other.plan().name());
                }
            }
        }
    }

    private static boolean sets(StatementPlan plan) {
        return plan.insertInto().filter(VariablePlan.SOURCE::equals).isPresent();
    }

    private static boolean meets(ModulePlan.Planned one, ModulePlan.Planned other, Set<String> reads) {
        Set<String> streams = streams(one.plan());
        streams.retainAll(streams(other.plan()));
        if (streams.isEmpty()) {
            return false;
        }
        Set<String> touched = new LinkedHashSet<>(reads);
        if (sets(one.plan())) {
            one.plan().columns().forEach(column -> touched.add(column.name()));
        }
        return other.plan().columns().stream().map(ColumnPlan::name).anyMatch(touched::contains);
    }

    private static Set<String> streams(StatementPlan plan) {
        Set<String> streams = new LinkedHashSet<>();
        PlanParts.of(plan, FilterPlan.class).forEach(filter -> streams.add(filter.stream()));
        return streams;
    }

    private static Set<String> reads(Object plan) {
        Set<String> names = new LinkedHashSet<>();
        for (FieldRef field : PlanParts.of(plan, FieldRef.class)) {
            if (field.source().equals(VariablePlan.SOURCE)) {
                names.add(field.steps().get(0).name());
            }
        }
        return names;
    }

    private static boolean isReadable(StatementPlan plan) {
        boolean elsewhere = !reads(plan.aggregates()).isEmpty()
                || !reads(plan.groupBy()).isEmpty()
                || !reads(plan.output()).isEmpty()
                || !reads(plan.subqueries()).isEmpty();
        boolean later = plan.output().rate().isPresent();
        if (elsewhere || later) {
            return false;
        }
        if (plan.input() instanceof InputPlan.Stream stream) {
            return (reads(stream.window()).isEmpty()
                            || stream.window().filter(VariableUse::isReadable).isPresent())
                    && reads(stream.contained()).isEmpty();
        }
        if (plan.input() instanceof InputPlan.Pattern pattern) {
            return pattern.window().isEmpty()
                    && PlanParts.of(pattern.root(), PatternPlan.class).stream().allMatch(VariableUse::isReadable);
        }
        return reads(plan.input()).isEmpty() && reads(plan.where()).isEmpty();
    }

    /** A window that looks at its condition as soon as a variable is set. */
    private static boolean isReadable(WindowPlan window) {
        return (window instanceof WindowPlan.Expression || window instanceof WindowPlan.ExpressionBatch)
                && reads(PlanParts.of(window, AggregatePlan.class)).isEmpty();
    }

    /** Where a pattern looks at a variable when an event comes. */
    private static boolean isReadable(PatternPlan pattern) {
        if (pattern instanceof PatternPlan.Filter || pattern instanceof PatternPlan.While) {
            return true;
        }
        return (!(pattern instanceof PatternPlan.At) || reads(pattern).isEmpty())
                && PatternExpressions.of(pattern).stream()
                        .allMatch(one -> reads(one).isEmpty());
    }

    private void refuse(ModulePlan.Planned planned, String where) {
        diagnostics.error(
                ErrorCode.UNSUPPORTED_STATEMENT,
                source,
                planned.place(),
                "a variable that a statement sets is not supported yet " + where,
                "");
    }
}
