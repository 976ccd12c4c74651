package io.bongsu.engine.contained;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.Evidence;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Layout;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ContainedPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.TagPlan;
import io.bongsu.schemas.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the events inside of an event out of it.
 *
 * <p>Shape: one thread. An event is told by its own time; its evidence is the event that it was in.
 *
 * <p>Cost: an event per row, and one evaluation per level and way.
 *
 * <p>Errors: none. Where Esper raises one, as for an array that is null inside of another, the whole event gives nothing.
 *
 * <p>Source: Esper reference, "Contained-Event Selection"; rules for nulls and empty arrays measured on Esper 9.0.0.
 */
public final class ContainedProgram {
    private final ContainedPlan plan;
    private final Evaluator[] arrays;
    private final Evaluator[][] conditions;
    private final Evaluator[] columns;
    private final Object[] bound;
    private final Scope scope = new Scope();

    private ContainedProgram(ContainedPlan plan, String stream, Layout outside, Geography geography) {
        this.plan = plan;
        int levels = plan.levels().size();
        Map<String, EventType> types = new HashMap<>(outside.types());
        List<TagPlan> tags = new ArrayList<>();
        tags.add(new TagPlan(plan.source(), stream, false));
        for (ContainedPlan.Level level : plan.levels()) {
            String type = plan.row().name() + level.name();
            types.put(type, level.type());
            tags.add(new TagPlan(level.name(), type, false));
        }
        Layout layout = new Layout(Optional.empty(), tags, types, outside.context());
        ExpressionCompiler compiler = new ExpressionCompiler(layout, geography);
        this.arrays =
                compile(plan.levels().stream().map(ContainedPlan.Level::array).toList(), compiler);
        this.conditions = plan.levels().stream()
                .map(level -> compile(level.conditions(), compiler))
                .toArray(Evaluator[][]::new);
        this.columns = compile(plan.columns().stream().map(ColumnPlan::value).toList(), compiler);
        this.bound = new Object[levels + 1];
        scope.bindings(bound);
    }

    /** Null for a stream whose events come as they are. */
    public static ContainedProgram of(InputPlan.Stream input, Layout outside, Geography geography) {
        return input.contained()
                .map(plan -> new ContainedProgram(plan, input.filter().stream(), outside, geography))
                .orElse(null);
    }

    private static Evaluator[] compile(List<ExprPlan> plans, ExpressionCompiler compiler) {
        return plans.stream().map(compiler::compile).toArray(Evaluator[]::new);
    }

    /** The events inside; null where there is nothing to tell, empty where it is to be told that there is none. */
    public List<Event> inside(Event event, long nowMillis) {
        scope.at(nowMillis);
        bound[0] = event;
        List<Object[]> rows = new ArrayList<>();
        boolean whole = collect(0, rows);
        Arrays.fill(bound, null);
        if (!whole || (rows.isEmpty() && !plan.tellsNone())) {
            return null;
        }
        List<Evidence> evidence =
                event.madeFrom().isEmpty() ? List.of(Evidence.of(event.type().name(), event)) : event.madeFrom();
        List<Event> inside = new ArrayList<>(rows.size());
        for (Object[] values : rows) {
            String id = event.id() + "/" + inside.size();
            inside.add(Event.derived(plan.row(), event.timeMillis(), id, told(values, event), evidence));
        }
        return inside;
    }

    /** Adds the rows of a level and those below it; false where one of their arrays is not there. */
    private boolean collect(int level, List<Object[]> rows) {
        if (!(arrays[level].evaluate(scope) instanceof List<?> elements)) {
            return false;
        }
        boolean last = level + 1 == arrays.length;
        List<Event> wanted = new ArrayList<>(elements.size());
        for (Object element : elements) {
            boolean scalar = !(element instanceof Event);
            if (element == null && isScalar(level)) {
                return false;
            }
            if (element != null) {
                Event inside = scalar ? Event.row(plan.levels().get(level).type(), element) : (Event) element;
                bound[level + 1] = inside;
                if (passes(level)) {
                    wanted.add(inside);
                }
            }
        }
        for (Event inside : wanted) {
            bound[level + 1] = inside;
            if (last) {
                rows.add(columns.length == 0 ? valuesOf(inside) : selected());
            } else if (!collect(level + 1, rows)) {
                return false;
            }
        }
        bound[level + 1] = null;
        return true;
    }

    private boolean isScalar(int level) {
        return plan.levels()
                .get(level)
                .array()
                .type()
                .element()
                .flatMap(element -> element.row())
                .isEmpty();
    }

    private boolean passes(int level) {
        for (Evaluator condition : conditions[level]) {
            if (!condition.holds(scope)) {
                return false;
            }
        }
        return true;
    }

    private Object[] selected() {
        Object[] values = new Object[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns[i].evaluate(scope);
        }
        return values;
    }

    private static Object[] valuesOf(Event event) {
        Object[] values = new Object[event.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = event.get(i);
        }
        return values;
    }

    /** The row's values and, where its type has one field more than these, the tenant of the event that it was in. */
    private Object[] told(Object[] values, Event event) {
        int size = plan.row().fields().size();
        if (values.length == size) {
            return values;
        }
        Object[] told = Arrays.copyOf(values, size);
        if (values.length < size) {
            told[size - 1] = event.tenant().isEmpty() ? null : event.tenant();
        }
        return told;
    }
}
