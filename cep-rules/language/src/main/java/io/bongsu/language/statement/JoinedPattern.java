package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.PatternStream;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.ExprPlan.Literal;
import io.bongsu.engine.plan.FilterPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.InputPlan.JoinedStream;
import io.bongsu.engine.plan.PatternOperands;
import io.bongsu.engine.plan.PatternPlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.language.expression.Scope;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A pattern among the streams of a join: a statement of its own inserts its matches, before anything else that waits, into a
 * stream that is joined.
 *
 * <p>Shape: only where that is the same: an event or a moment makes one match at most, and changes one stream of the join at
 * most.
 */
final class JoinedPattern {
    private final StatementPart part;
    private final StatementPlan matches;
    private final EventType type;

    private JoinedPattern(StatementPart part, StatementPlan matches, EventType type) {
        this.part = part;
        this.matches = matches;
        this.type = type;
    }

    /** Plans the pattern of the n-th stream; empty where it is wrong, or none of these. */
    static Optional<JoinedPattern> of(StatementPart part, String statement, PatternStream stream, int n) {
        PatternPlanner planner = new PatternPlanner(part);
        Optional<InputPlan.Pattern> pattern = planner.plan(stream)
                .map(InputPlan.Pattern.class::cast)
                .filter(plan -> !plan.suppresses() && !plan.discards() && matchesOnce(plan.root()));
        Map<String, EventType> types = new HashMap<>();
        planner.tags().forEach((tag, bound) -> bound.type().ifPresent(known -> types.put(tag, known)));
        boolean events = planner.tags().values().stream().noneMatch(Scope.Bound::array);
        if (pattern.isEmpty() || !events || part.findings().context().isPresent()) {
            return Optional.empty();
        }
        String name = statement + " pattern " + (n + 1);
        List<Field> fields = new ArrayList<>();
        List<ColumnPlan> columns = new ArrayList<>();
        for (var tag : pattern.get().tags()) {
            if (!types.containsKey(tag.name())) {
                return Optional.empty();
            }
            ValueType row = ValueType.rowOf(types.get(tag.name()));
            fields.add(new Field(tag.name(), row));
            columns.add(new ColumnPlan(tag.name(), new FieldRef(tag.name(), List.of(), row)));
        }
        columns.add(new ColumnPlan(ColumnPlan.PRECEDENCE, new Literal(Integer.MAX_VALUE, ValueType.INT)));
        EventType type = new EventType(name, fields);
        part.streams().declare(name, Optional.of(type), true);
        StatementPlan plan = new StatementPlan(
                name,
                StatementPlan.Role.STEP,
                pattern.get(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                columns,
                Optional.of(name));
        return Optional.of(new JoinedPattern(part, plan, type));
    }

    /** Whether no event and no moment can make two matches: at most one {@code every}, around all. */
    private static boolean matchesOnce(PatternPlan root) {
        return simple(root instanceof PatternPlan.Every every ? every.operand() : root);
    }

    private static boolean simple(PatternPlan pattern) {
        boolean known = pattern instanceof PatternPlan.Filter
                || pattern instanceof PatternPlan.And
                || pattern instanceof PatternPlan.FollowedBy
                || pattern instanceof PatternPlan.Interval;
        return known && PatternOperands.of(pattern).stream().allMatch(JoinedPattern::simple);
    }

    /** The statement that inserts the matches. */
    StatementPlan matches() {
        return matches;
    }

    Scope.Bound bound() {
        return new Scope.Bound(type.name(), Optional.of(type), false);
    }

    /** The joined stream of the matches. */
    JoinedStream stream(String name, Optional<WindowPlan> window, boolean driving) {
        FilterPlan all = new FilterPlan(part.filters().take(), type.name(), List.of());
        return new JoinedStream(name, new InputPlan.Stream(all, window), driving);
    }

    /** Whether the clock alone may make a match. */
    private static boolean isTimed(PatternPlan pattern) {
        return pattern instanceof PatternPlan.Interval
                || PatternOperands.of(pattern).stream().anyMatch(JoinedPattern::isTimed);
    }

    /** Whether one event, or one moment, may change two of the streams, so that Esper would take both at once. */
    static boolean meet(List<JoinedPattern> patterns, List<JoinedStream> streams, List<EventType> types) {
        List<TreeSet<String>> read = new ArrayList<>();
        boolean timed = false;
        for (JoinedPattern one : patterns) {
            InputPlan.Pattern pattern = (InputPlan.Pattern) one.matches.input();
            timed |= isTimed(pattern.root());
            TreeSet<String> filters = new TreeSet<>();
            PatternTags.filters(pattern.root()).forEach(found -> filters.add(found.filter().filter().stream()));
            read.add(filters);
        }
        for (JoinedStream stream : streams) {
            if (patterns.stream()
                    .noneMatch(one -> one.type.name().equals(stream.input().rows()))) {
                read.add(new TreeSet<>(List.of(stream.input().filter().stream())));
            }
        }
        boolean shared = types.stream()
                .anyMatch(type -> read.stream()
                                .filter(names -> names.stream().anyMatch(type::isA))
                                .count()
                        > 1);
        boolean byTime = patterns.size() > 1 || streams.stream().anyMatch(JoinedPattern::isTimed);
        return shared || (timed && byTime);
    }

    private static boolean isTimed(JoinedStream stream) {
        return stream.input()
                .window()
                .filter(window -> !(window instanceof WindowPlan.KeepAll
                        || window instanceof WindowPlan.Length
                        || window instanceof WindowPlan.LastEvent
                        || window instanceof WindowPlan.FirstEvent
                        || window instanceof WindowPlan.Unique))
                .isPresent();
    }
}
