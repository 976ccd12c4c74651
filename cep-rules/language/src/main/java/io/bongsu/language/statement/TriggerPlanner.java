package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.Assignment;
import com.espertech.esper.common.client.soda.EPStatementObjectModel;
import com.espertech.esper.common.client.soda.FilterStream;
import com.espertech.esper.common.client.soda.OnClause;
import com.espertech.esper.common.client.soda.OnDeleteClause;
import com.espertech.esper.common.client.soda.OnSelectClause;
import com.espertech.esper.common.client.soda.OnUpdateClause;
import com.espertech.esper.common.client.soda.PatternStream;
import com.espertech.esper.common.client.soda.SelectClauseWildcard;
import com.espertech.esper.common.client.soda.Stream;
import io.bongsu.engine.expression.References;
import io.bongsu.engine.plan.AggregatePlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.UpdatePlan;
import io.bongsu.engine.plan.WindowOperands;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import io.bongsu.language.expression.ExpressionPlanner;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.source.Part;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Plans {@code on Stream select … from Window}, {@code select and delete} and {@code on Stream delete from Window}: what asks the
 * window, and what a row binds.
 *
 * <p>Shape: mutable, serves one statement. As in Esper the window is the first of the two streams, {@code stream_0} where it has no
 * name.
 *
 * <p>Errors: CEP-2101, 4101, 4102.
 */
final class TriggerPlanner {
    private final StatementPart part;
    private final EPStatementObjectModel model;
    private final Map<String, Scope.Bound> bound = new LinkedHashMap<>();

    TriggerPlanner(StatementPart part, EPStatementObjectModel model) {
        this.part = part;
        this.model = model;
    }

    /** Whether the clause asks or changes a named window in a way that is planned here. */
    static boolean plans(OnClause on) {
        return on instanceof OnSelectClause || on instanceof OnDeleteClause || on instanceof OnUpdateClause;
    }

    Scope scope() {
        return Scope.joined(bound);
    }

    Optional<InputPlan> plan() {
        OnClause on = model.getOnExpr();
        String window = window(on);
        String alias = alias(on);
        boolean removes =
                on instanceof OnDeleteClause || (on instanceof OnSelectClause asks && asks.isDeleteAndSelect());
        Optional<WindowPlan.Named> named = part.streams().window(window);
        if (named.isEmpty()) {
            part.findings()
                    .error(
                            ErrorCode.UNKNOWN_EVENT_TYPE,
                            part.syntax().whole().name(window),
                            "there is no named window '" + window + "'",
                            "Create it before: create window " + window + "#… as ….");
            return Optional.empty();
        }
        String name = alias == null ? "stream_0" : alias;
        bound.put(name, part.streams().read(window).orElseThrow());
        boolean grouped = has(named.get(), WindowPlan.Grouped.class);
        refuse(isBatch(named.get()), "on … of a named window of batches");
        refuse(
                removes && has(named.get(), WindowPlan.TimeOrder.class),
                "removing from a named window in order of time");
        refuse(removes && grouped, "removing from a named window in groups");
        refuse(has(named.get(), WindowPlan.Union.class), "on … of a named window with retain-union");
        Stream asking = model.getFromClause().getStreams().get(0);
        Optional<InputPlan> trigger = asking instanceof PatternStream pattern
                ? pattern(pattern).map(plan -> new InputPlan.Trigger(name, named.get(), "", plan, removes))
                : stream(asking, name, named.get(), removes);
        return on instanceof OnUpdateClause update
                ? trigger.flatMap(plan -> updating((InputPlan.Trigger) plan, update))
                : trigger;
    }

    private static String window(OnClause on) {
        return on instanceof OnSelectClause select
                ? select.getWindowName()
                : on instanceof OnUpdateClause update ? update.getWindowName() : ((OnDeleteClause) on).getWindowName();
    }

    private static String alias(OnClause on) {
        return on instanceof OnSelectClause select
                ? select.getOptionalAsName()
                : on instanceof OnUpdateClause update
                        ? update.getOptionalAsName()
                        : ((OnDeleteClause) on).getOptionalAsName();
    }

    /** With the values that {@code update} sets; empty where something is wrong with one. */
    private Optional<InputPlan> updating(InputPlan.Trigger trigger, OnUpdateClause update) {
        refuse(!isUpdatable(trigger.window().window()), "on … update of such a named window");
        EventType type = bound.get(trigger.name()).type().orElse(null);
        if (type == null) {
            return Optional.empty();
        }
        ExpressionPlanner planner = ExpressionPlanner.of(scope(), part.syntax().whole(), part.findings());
        List<UpdatePlan.Assignment> sets = new ArrayList<>();
        for (Assignment assignment : update.getAssignments()) {
            UpdatePlanner.target(assignment.getValue(), trigger.name(), type)
                    .flatMap(value -> new UpdatePlanner(part).assignment(value, type, planner))
                    .ifPresentOrElse(sets::add, () -> refuse(true, "on … update of something else than a field"));
        }
        Set<String> fields = new TreeSet<>();
        sets.forEach(set -> fields.add(set.field()));
        boolean moves = WindowOperands.of(trigger.window().window()).stream()
                .flatMap(expression -> References.fieldsOf(expression).stream())
                .anyMatch(field -> fields.contains(field.steps().get(0).name()));
        refuse(moves, "on … update of what the window goes by");
        return Optional.of(
                new InputPlan.Trigger(trigger.name(), trigger.window(), trigger.event(), trigger.on(), false, sets));
    }

    private static boolean isUpdatable(WindowPlan window) {
        return window instanceof WindowPlan.KeepAll
                || window instanceof WindowPlan.Length
                || window instanceof WindowPlan.Unique;
    }

    private static boolean has(WindowPlan.Named window, Class<? extends WindowPlan> kind) {
        return !PlanParts.of(window, kind).isEmpty();
    }

    private static boolean isBatch(WindowPlan window) {
        return PlanParts.of(window, WindowPlan.class).stream()
                .anyMatch(one -> WindowParameters.isBatch(one) && !(one instanceof WindowPlan.FirstTime));
    }

    private Optional<InputPlan> stream(Stream asking, String name, WindowPlan.Named window, boolean removes) {
        if (!(asking instanceof FilterStream filtered)) {
            refuse(true, "on of something else than a stream or a pattern");
            return Optional.empty();
        }
        Optional<String> alias = Optional.ofNullable(asking.getStreamName());
        String event = alias.orElse("stream_1");
        FilterPlanner.Planned filter = new FilterPlanner(part)
                .stream(filtered.getFilter(), alias, part.syntax().region(Part.STREAM_FILTER, 0));
        refuse(
                filter.contained().isPresent() && !(model.getOnExpr() instanceof OnDeleteClause),
                "on of events inside of an event, but to delete");
        refuse(
                part.streams().window(filtered.getFilter().getEventTypeName()).isPresent(),
                "on of what enters a named window");
        bound.put(event, filter.bound());
        return filter.stream(Optional.empty()).map(on -> new InputPlan.Trigger(name, window, event, on, removes));
    }

    private Optional<InputPlan> pattern(PatternStream stream) {
        PatternPlanner planner = new PatternPlanner(part);
        Optional<InputPlan> plan = planner.plan(stream);
        bound.putAll(planner.tags());
        boolean annotated = plan.filter(
                        one -> ((InputPlan.Pattern) one).suppresses() || ((InputPlan.Pattern) one).discards())
                .isPresent();
        boolean all = model.getSelectClause() != null
                && model.getSelectClause().getSelectList().stream().anyMatch(SelectClauseWildcard.class::isInstance);
        refuse(annotated, "on of an annotated pattern");
        refuse(all, "on of a pattern that selects '*'");
        return plan;
    }

    /** What {@code delete} puts out: the events that leave. */
    List<StatementDraft.Column> removed() {
        if (bound.isEmpty()) {
            return List.of();
        }
        Map.Entry<String, Scope.Bound> window = bound.entrySet().iterator().next();
        List<StatementDraft.Column> columns = new ArrayList<>();
        for (Field field : window.getValue().type().map(EventType::fields).orElse(List.of())) {
            ExprPlan value =
                    new ExprPlan.FieldRef(window.getKey(), List.of(ExprPlan.Step.field(field.name())), field.type());
            columns.add(new StatementDraft.Column(Optional.of(field.name()), value, false, place()));
        }
        return columns;
    }

    /** Refuses what is not known of the rows of one event. */
    void refuse(OutputPlan output, List<AggregatePlan> aggregates, Optional<ExprPlan> where) {
        List<ExprPlan> conditions = where.map(
                        whole -> whole instanceof ExprPlan.And and ? and.operands() : List.of(whole))
                .orElse(List.of());
        refuse(
                conditions.stream()
                        .anyMatch(one -> one instanceof ExprPlan.In
                                || (one instanceof ExprPlan.Between between && between.negated())),
                "on … where with 'in' or 'not between'");
        boolean updates = model.getOnExpr() instanceof OnUpdateClause;
        boolean ranges = conditions.stream()
                .anyMatch(one -> one instanceof ExprPlan.Between
                        || (one instanceof ExprPlan.Compare compare
                                && compare.op() != ExprPlan.CompareOp.EQUAL
                                && compare.op() != ExprPlan.CompareOp.NOT_EQUAL));
        refuse(updates && ranges, "on … update where with a range, in which the order is not known");
        refuse(updates && model.getFromClause().getStreams().get(0) instanceof PatternStream, "on pattern … update");
        refuse(!output.levels().isEmpty(), "on … select with rollup, cube or grouping sets");
        refuse(output.rate().isPresent(), "on … select with an output rate");
        refuse(output.distinct() && output.limit().isPresent(), "on … select distinct with a limit");
        refuse(
                output.select() != OutputPlan.StreamSelector.ISTREAM
                        || output.insert() != OutputPlan.StreamSelector.ISTREAM,
                "on … select of rows that leave");
        JoinPlanner.refuseWholeRows(part, aggregates);
    }

    private Span place() {
        return part.syntax().word("on");
    }

    private void refuse(boolean present, String construct) {
        if (present) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_STATEMENT,
                            place(),
                            "this kind of statement is not supported yet: " + construct,
                            "");
        }
    }
}
