package io.bongsu.engine.recognize;

import io.bongsu.engine.aggregate.AggregateGroup;
import io.bongsu.engine.aggregate.AggregateProgram;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Layout;
import io.bongsu.engine.expression.References;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.AggregatePlan;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.PlanException;
import io.bongsu.engine.plan.RowMatchPlan;
import io.bongsu.engine.plan.TagPlan;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A row pattern, ready to be run: its {@link Place}s, at which of them a match may begin, what a match is told as.
 *
 * <p>Shape: one thread, as the machines share its scratch space. Cost: that of the defines of the places at which partial
 * matches wait.
 *
 * <p>Errors: {@link PlanException} when the plan does not fit the type of the rows.
 */
public final class RowProgram {
    private static final Object NO_KEY = "";

    private final RowMatchPlan plan;
    private final boolean underWindow;
    private final Place[] places;
    private final int[] starts;
    private final int greedyCount;
    private final boolean collects;
    private final boolean[] arrays;
    private final Object[] unbound;
    private final Evaluator[] partitionBy;
    private final List<ValueType> keyTypes;
    private final int[] previous;
    private final Evaluator[] measures;
    private final List<OverVariable> aggregates = new ArrayList<>();
    /** By slot: which of {@link #aggregates}, and which of its results. */
    private final int[][] slots;

    private final Object[] bindings;
    private final Scope scope = new Scope();

    /** The aggregates over the rows of one variable. */
    private record OverVariable(int variable, AggregateProgram program) {}

    /**
     * @param ofRow what names mean for a row of the stream alone
     * @param underWindow whether rows leave again, and can be asked for
     */
    public RowProgram(RowMatchPlan plan, Layout ofRow, Geography geography, boolean underWindow) {
        this.plan = plan;
        this.underWindow = underWindow;
        List<String> names = plan.variables().stream().map(TagPlan::name).toList();
        RowVariables kinds = RowVariables.of(plan.pattern());
        if (!kinds.names().equals(names)) {
            throw new PlanException("the variables must be those of the pattern, in order, variables=" + names
                    + " pattern=" + kinds.names());
        }
        this.arrays = new boolean[names.size()];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = kinds.isArray(names.get(i));
        }
        this.previous = previous(plan);
        this.unbound = new Object[names.size()];
        this.bindings = new Object[names.size() + previous.length];
        List<TagPlan> tags = new ArrayList<>(plan.variables());
        for (int distance : previous) {
            tags.add(new TagPlan(
                    RowMatchPlan.previous(distance), ofRow.own().orElseThrow().name(), false));
        }
        ExpressionCompiler inDefine =
                new ExpressionCompiler(new Layout(ofRow.own(), tags, ofRow.types(), ofRow.context()), geography);
        Map<String, Evaluator> definitions = new HashMap<>();
        plan.defines().forEach(define -> definitions.put(define.variable(), inDefine.compile(define.condition())));
        Set<String> askingArrays = plan.defines().stream()
                .filter(define -> References.fieldsOf(define.condition()).stream()
                        .anyMatch(field -> kinds.isArray(field.source())))
                .map(RowMatchPlan.Define::variable)
                .collect(Collectors.toSet());
        PlaceWiring wiring = new PlaceWiring(names, kinds, definitions, askingArrays);
        List<Integer> first = wiring.wire(WrittenOut.of(plan.pattern()));
        this.places = wiring.places().toArray(new Place[0]);
        this.starts = first.stream().mapToInt(Integer::intValue).toArray();
        this.greedyCount = wiring.greedyCount();
        this.collects = collects(plan, names);
        this.partitionBy = plan.partitionBy().stream().map(inDefine::compile).toArray(Evaluator[]::new);
        this.keyTypes = plan.partitionBy().stream().map(ExprPlan::type).toList();
        ExpressionCompiler inMeasures = new ExpressionCompiler(
                new Layout(Optional.empty(), plan.variables(), ofRow.types(), ofRow.context()), geography);
        this.measures = plan.measures().stream()
                .map(measure -> inMeasures.compile(measure.value()))
                .toArray(Evaluator[]::new);
        this.slots = aggregates(
                plan, names, new Layout(ofRow.own(), eachAlone(plan), ofRow.types(), ofRow.context()), geography);
    }

    private static int[] previous(RowMatchPlan plan) {
        return plan.defines().stream()
                .flatMap(define -> References.fieldsOf(define.condition()).stream())
                .map(ExprPlan.FieldRef::source)
                .mapToInt(RowMatchPlan::previous)
                .filter(distance -> distance >= 0)
                .distinct()
                .sorted()
                .toArray();
    }

    /** Whether anything looks at the rows of an array variable: only then more than the last of them are kept. */
    private static boolean collects(RowMatchPlan plan, List<String> names) {
        List<ExprPlan> looking = new ArrayList<>();
        plan.measures().stream().map(ColumnPlan::value).forEach(looking::add);
        plan.defines().stream().map(RowMatchPlan.Define::condition).forEach(looking::add);
        return !plan.aggregates().isEmpty()
                || looking.stream()
                        .flatMap(expression -> References.fieldsOf(expression).stream())
                        .map(field -> names.indexOf(field.source()))
                        .anyMatch(variable ->
                                variable >= 0 && plan.variables().get(variable).array());
    }

    private static List<TagPlan> eachAlone(RowMatchPlan plan) {
        return plan.variables().stream()
                .map(tag -> new TagPlan(tag.name(), tag.stream(), false))
                .toList();
    }

    private int[][] aggregates(RowMatchPlan plan, List<String> names, Layout layout, Geography geography) {
        int[][] found = new int[plan.aggregates().size()][];
        ExpressionCompiler compiler = new ExpressionCompiler(layout, geography);
        for (int variable = 0; variable < names.size(); variable++) {
            List<AggregatePlan> over = new ArrayList<>();
            for (int slot = 0; slot < found.length; slot++) {
                if (plan.aggregates().get(slot).variable().equals(names.get(variable))) {
                    found[slot] = new int[] {aggregates.size(), over.size()};
                    over.add(plan.aggregates().get(slot).aggregate());
                }
            }
            if (!over.isEmpty()) {
                aggregates.add(new OverVariable(variable, new AggregateProgram(over, compiler, false)));
            }
        }
        return found;
    }

    RowMatchPlan plan() {
        return plan;
    }

    boolean isUnderWindow() {
        return underWindow;
    }

    Place place(int number) {
        return places[number];
    }

    /** The places at which a match may begin, in order. */
    int[] starts() {
        return starts;
    }

    int greedyCount() {
        return greedyCount;
    }

    /** Whether array variables keep all of their rows, or the last one only. */
    boolean collects() {
        return collects;
    }

    boolean isArray(int variable) {
        return arrays[variable];
    }

    /** No variable is bound. */
    Object[] unbound() {
        return unbound;
    }

    boolean hasInterval() {
        return plan.interval().isPresent();
    }

    boolean asksPrevious() {
        return previous.length > 0;
    }

    /** Null where nothing asks for earlier rows. */
    History createHistory() {
        return previous.length == 0 ? null : new History(previous, underWindow);
    }

    Scope scope() {
        return scope;
    }

    /** Whether the place takes the row, after a match has bound what it has. */
    boolean takes(Place place, Event row, Object[] bound, History history) {
        if (place.definition == null) {
            return true;
        }
        Object[] seen = bound;
        if (history != null) {
            System.arraycopy(bound, 0, bindings, 0, bound.length);
            for (int i = 0; i < previous.length; i++) {
                bindings[bound.length + i] = history.before(i);
            }
            seen = bindings;
        }
        return place.definition.holds(scope.own(row).bindings(seen));
    }

    boolean isPartitioned() {
        return partitionBy.length > 0;
    }

    Object keyOf(Event row) {
        scope.own(row);
        switch (partitionBy.length) {
            case 0:
                return NO_KEY;
            case 1:
                return partitionBy[0].evaluate(scope);
            default:
                Object[] values = new Object[partitionBy.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = partitionBy[i].evaluate(scope);
                }
                return Arrays.asList(values);
        }
    }

    void writeKey(Object key, StateOutput out) {
        if (partitionBy.length == 1) {
            out.writeValue(key, keyTypes.get(0));
            return;
        }
        for (int i = 0; i < partitionBy.length; i++) {
            out.writeValue(((List<?>) key).get(i), keyTypes.get(i));
        }
    }

    Object readKey(StateInput in) {
        switch (partitionBy.length) {
            case 0:
                return NO_KEY;
            case 1:
                return in.readValue(keyTypes.get(0));
            default:
                Object[] values = new Object[partitionBy.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = in.readValue(keyTypes.get(i));
                }
                return Arrays.asList(values);
        }
    }

    /** The values of the measures. */
    Object[] measures(RowMatch match) {
        AggregateGroup[] groups = new AggregateGroup[aggregates.size()];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = aggregate(aggregates.get(i), match);
        }
        scope.own(null).bindings(match.bound);
        scope.aggregates(slot -> groups[slots[slot][0]].result(slots[slot][1]));
        Object[] values = new Object[measures.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = measures[i].evaluate(scope);
        }
        scope.aggregates(null);
        return values;
    }

    private AggregateGroup aggregate(OverVariable over, RowMatch match) {
        AggregateGroup group = over.program().create();
        if (match.bound[over.variable()] instanceof EventRun run) {
            Object[] one = match.bound.clone();
            for (Event row : run) {
                one[over.variable()] = row;
                group.enter(scope.own(row).bindings(one));
            }
        }
        return group;
    }

    /** Lets go of what was looked at last. */
    void release() {
        scope.own(null).bindings(unbound);
        Arrays.fill(bindings, null);
    }
}
