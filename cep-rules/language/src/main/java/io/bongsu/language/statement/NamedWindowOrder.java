package io.bongsu.language.statement;

import io.bongsu.engine.expression.References;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.FilterPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.PatternPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.RatePlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.SourceText;
import io.bongsu.schemas.EventType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Refuses rules in which Esper's own choices decide what a named window keeps: which of two statements sees an event first that
 * both fill the window, or ask it and take from it. Statements that ask the same of an event see it in text order; others in the
 * order of Esper's filter index.
 *
 * <p>Errors: CEP-4101.
 */
final class NamedWindowOrder {
    private final SourceText source;
    private final Diagnostics diagnostics;
    private final List<EventType> types;

    NamedWindowOrder(SourceText source, Diagnostics diagnostics, List<EventType> types) {
        this.source = source;
        this.diagnostics = diagnostics;
        this.types = types;
    }

    /** @param beside what the rule has beside its statements that is not run with a named window; empty for nothing */
    void check(List<ModulePlan.Planned> planned, Optional<String> beside) {
        for (ModulePlan.Planned made : planned) {
            Optional<String> window = made(made.plan());
            if (window.isEmpty()) {
                continue;
            }
            beside.ifPresent(what -> refuse(made, "a named window beside " + what, window.get()));
            if (isTimed(made.plan()) && planned.stream().anyMatch(one -> isRatedReader(one.plan(), window.get()))) {
                refuse(made, "an output by time of a named window that goes by time too", window.get());
            }
            List<StatementPlan> fill = planned.stream()
                    .map(ModulePlan.Planned::plan)
                    .filter(plan -> plan.insertInto().equals(window))
                    .toList();
            List<StatementPlan> ask = planned.stream()
                    .map(ModulePlan.Planned::plan)
                    .filter(plan -> plan.input() instanceof InputPlan.Trigger trigger
                            && trigger.window().name().equals(window.get()))
                    .toList();
            boolean timers = ask.stream()
                    .flatMap(plan -> PlanParts.of(plan.input(), PatternPlan.class).stream())
                    .anyMatch(TimedAlternatives::isTimed);
            if (timers && isTimed(made.plan())) {
                refuse(made, "a timer that asks a named window that goes by time too", window.get());
            }
            if (meet(fill, (one, other) -> true)) {
                refuse(
                        made,
                        "statements that fill a named window with one event and do not ask the same of it",
                        window.get());
            }
            if (ask.size() > 1 && updateOneEvent(ask)) {
                refuse(
                        made,
                        "two statements that change a named window for one event, one by an update,",
                        window.get());
            }
            if (meet(ask, (one, other) -> changes(one) || changes(other))) {
                refuse(
                        made,
                        "statements that ask a named window for one event and do not ask the same of it",
                        window.get());
            }
        }
    }

    /** Whether events enter or leave at their time: Esper does not say whether before or after an output of that time. */
    private static boolean isTimed(StatementPlan made) {
        return PlanParts.of(made.input(), WindowPlan.class).stream()
                .anyMatch(window -> window instanceof WindowPlan.Time
                        || window instanceof WindowPlan.TimeBatch
                        || window instanceof WindowPlan.TimeLengthBatch
                        || window instanceof WindowPlan.TimeAccum
                        || window instanceof WindowPlan.TimeOrder
                        || window instanceof WindowPlan.FirstTime);
    }

    private static boolean isRatedReader(StatementPlan plan, String window) {
        return plan.output()
                        .rate()
                        .flatMap(RatePlan::condition)
                        .filter(condition -> !(condition instanceof RatePlan.Events))
                        .isPresent()
                && PlanParts.of(plan, WindowPlan.Named.class).stream()
                        .anyMatch(named -> named.name().equals(window));
    }

    private static Optional<String> made(StatementPlan plan) {
        return plan.input() instanceof InputPlan.Stream stream
                        && stream.window().isPresent()
                        && stream.window().get() instanceof WindowPlan.Shared shared
                ? Optional.of(shared.name())
                : Optional.empty();
    }

    private boolean updateOneEvent(List<StatementPlan> ask) {
        for (StatementPlan one : ask) {
            for (StatementPlan other : ask) {
                boolean updates = !((InputPlan.Trigger) one.input()).sets().isEmpty();
                if (!one.equals(other) && updates && changes(other) && mayMeet(one, other)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean mayMeet(StatementPlan one, StatementPlan other) {
        return PlanParts.of(one.input(), FilterPlan.class).stream()
                .anyMatch(a -> PlanParts.of(other.input(), FilterPlan.class).stream()
                        .anyMatch(b -> isOneEvent(a.stream(), b.stream()) && !apart(asSeen(one), asSeen(other))));
    }

    private static boolean changes(StatementPlan plan) {
        return ((InputPlan.Trigger) plan.input()).changes();
    }

    private boolean meet(List<StatementPlan> statements, BiPredicate<StatementPlan, StatementPlan> counts) {
        for (int i = 0; i < statements.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (counts.test(statements.get(i), statements.get(j)) && meet(statements.get(i), statements.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether one event may reach both, in an order that is not that of the text. */
    private boolean meet(StatementPlan one, StatementPlan other) {
        for (FilterPlan a : PlanParts.of(one.input(), FilterPlan.class)) {
            for (FilterPlan b : PlanParts.of(other.input(), FilterPlan.class)) {
                if (isOneEvent(a.stream(), b.stream())
                        && !(asSeen(one).equals(asSeen(other)) || apart(asSeen(one), asSeen(other)))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isOneEvent(String one, String other) {
        return one.equals(other)
                || types.stream()
                        .anyMatch(type ->
                                (type.name().equals(one) || type.supertypes().contains(one))
                                        && (type.name().equals(other)
                                                || type.supertypes().contains(other)));
    }

    /**
     * What a statement over one stream asks of its event, itself alone for any other, and for one that sorts, as Esper has these
     * wait for all others; where is a part of the filter.
     */
    private static Set<Object> asSeen(StatementPlan plan) {
        InputPlan input = plan.input() instanceof InputPlan.Trigger trigger ? trigger.on() : plan.input();
        boolean plain = input instanceof InputPlan.Stream stream
                && stream.window().isEmpty()
                && stream.contained().isEmpty()
                && plan.subqueries().isEmpty()
                && plan.output().orderBy().isEmpty();
        if (!plain) {
            return Set.of(plan);
        }
        List<ExprPlan> conditions =
                new ArrayList<>(((InputPlan.Stream) input).filter().conditions());
        if (!(plan.input() instanceof InputPlan.Trigger)) {
            plan.where()
                    .ifPresent(where ->
                            conditions.addAll(where instanceof ExprPlan.And and ? and.operands() : List.of(where)));
        }
        return new LinkedHashSet<>(conditions);
    }

    /** Whether both compare one field with different values. */
    private static boolean apart(Set<Object> one, Set<Object> other) {
        for (Object a : one) {
            for (Object b : other) {
                if (a instanceof ExprPlan.Compare left
                        && b instanceof ExprPlan.Compare right
                        && left.op() == ExprPlan.CompareOp.EQUAL
                        && right.op() == ExprPlan.CompareOp.EQUAL
                        && left.left().equals(right.left())
                        && left.right() instanceof ExprPlan.Literal x
                        && right.right() instanceof ExprPlan.Literal y
                        && References.of(left.left()).own()
                        && !x.equals(y)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void refuse(ModulePlan.Planned made, String construct, String window) {
        diagnostics.error(
                ErrorCode.UNSUPPORTED_STATEMENT,
                source,
                made.place(),
                construct + " is not supported, window=" + window,
                "");
    }
}
