package io.bongsu.engine.partition;

import io.bongsu.engine.expression.References;
import io.bongsu.engine.plan.AggregatePlan;
import io.bongsu.engine.plan.ContextPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.FilterPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.KeyPlan;
import io.bongsu.engine.plan.PatternExpressions;
import io.bongsu.engine.plan.PatternOperands;
import io.bongsu.engine.plan.PatternPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.RowMatchPlan;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.SubqueryPlan;
import io.bongsu.engine.plan.TagPlan;
import io.bongsu.engine.plan.WindowOperands;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which fields of which stream the deployed rules read: what a decoder may leave out.
 *
 * <p>Shape: by stream, the top fields that the conditions of filters ask for before an event is let in, and those that
 * anything in a rule reads. An event that is taken as a whole is read with all its fields. Envelope fields (eventId, ts,
 * tenant) are always read.
 *
 * <p>Cost: linear in the plans; look-ups by name, so ask when a program is built, not per event.
 */
public final class FieldsRead {
    private static final List<String> ENVELOPE = List.of("eventId", "ts", "tenant");
    private static final String ALL = "*";

    private final Map<String, Set<String>> byFilters = new HashMap<>();
    private final Map<String, Set<String>> byRules = new HashMap<>();

    /** By stream and field, the texts that filters compare it with. */
    private final Map<String, Map<String, SortedSet<String>>> texts = new HashMap<>();

    /** By stream, the fields of which filters want to know more than whether they equal a text. */
    private final Map<String, Set<String>> lookedAt = new HashMap<>();

    private FieldsRead() {}

    public static FieldsRead of(Collection<RulePlan> plans) {
        FieldsRead read = new FieldsRead();
        for (RulePlan plan : plans) {
            for (KeyPlan.StreamKey key : plan.key().streams()) {
                key.fields().forEach(path -> read.rule(key.stream(), path.split("\\.", 2)[0]));
            }
            plan.statements().forEach(statement -> read.new OfStatement(statement).collect());
            plan.contexts().forEach(read::context);
            plan.updates().forEach(update -> read.rule(update.stream(), ALL));
        }
        return read;
    }

    /** Events that a context binds are taken as a whole. */
    private void context(ContextPlan context) {
        for (FilterPlan filter : PlanParts.of(context, FilterPlan.class)) {
            rule(filter.stream(), ALL);
            filter.conditions()
                    .forEach(condition ->
                            References.fieldsOf(condition).forEach(ref -> look(filter.stream(), top(ref))));
        }
    }

    private void look(String stream, String field) {
        filter(stream, field);
        lookedAt.computeIfAbsent(stream, unused -> new HashSet<>()).add(field);
    }

    /** As if some rule asked for everything and no filter for anything: for readers that have no rules. */
    public static FieldsRead all() {
        FieldsRead read = new FieldsRead();
        read.byRules.put(ALL, Set.of(ALL));
        return read;
    }

    /** By place in the type: whether a filter asks for the field before the event is let in. */
    public boolean[] byFilters(EventType type) {
        return places(type, named(byFilters, type));
    }

    /**
     * By place in the type: the texts that filters compare the field with, if that is all they do with it; else null. Any two
     * other texts are the same to such filters.
     */
    public List<SortedSet<String>> comparedTexts(EventType type) {
        Map<String, SortedSet<String>> compared = new HashMap<>(texts.getOrDefault(type.name(), Map.of()));
        for (String supertype : type.supertypes()) {
            texts.getOrDefault(supertype, Map.of())
                    .forEach((field, more) -> compared.merge(field, more, FieldsRead::union));
        }
        Set<String> looked = named(lookedAt, type);
        List<SortedSet<String>> places = new ArrayList<>();
        for (Field field : type.fields()) {
            boolean only = !looked.contains(field.name()) && !looked.contains(ALL);
            places.add(only ? compared.get(field.name()) : null);
        }
        return Collections.unmodifiableList(places);
    }

    /** By place in the type: whether any rule reads the field of an event that was let in. */
    public boolean[] byRules(EventType type) {
        Set<String> names = new HashSet<>(named(byRules, type));
        names.addAll(byRules.getOrDefault(ALL, Set.of()));
        names.addAll(ENVELOPE);
        return places(type, names);
    }

    /** What is said of the type and of its supertypes. */
    private static Set<String> named(Map<String, Set<String>> said, EventType type) {
        Set<String> names = new HashSet<>(said.getOrDefault(type.name(), Set.of()));
        type.supertypes().forEach(supertype -> names.addAll(said.getOrDefault(supertype, Set.of())));
        return names;
    }

    private static SortedSet<String> union(SortedSet<String> one, SortedSet<String> other) {
        SortedSet<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    private static boolean[] places(EventType type, Set<String> names) {
        boolean[] places = new boolean[type.fields().size()];
        for (int i = 0; i < places.length; i++) {
            places[i] =
                    names.contains(ALL) || names.contains(type.fields().get(i).name());
        }
        return places;
    }

    private void rule(String stream, String field) {
        byRules.computeIfAbsent(stream, unused -> new HashSet<>()).add(field);
    }

    private void filter(String stream, String field) {
        rule(stream, field);
        byFilters.computeIfAbsent(stream, unused -> new HashSet<>()).add(field);
    }

    /** Top field of a path, or all fields for the event itself. */
    private static String top(FieldRef ref) {
        for (ExprPlan.Step step : ref.steps()) {
            if (!step.isElement()) {
                return step.name();
            }
        }
        return ALL;
    }

    /** Walks one statement; a reference leads to the stream of its tag, or of the event at hand. */
    private final class OfStatement implements InputPlan.Cases<Void> {
        private final StatementPlan statement;
        private final Map<String, String> streamOfTag = new HashMap<>();
        private String own = "";

        OfStatement(StatementPlan statement) {
            this.statement = statement;
        }

        void collect() {
            statement.input().fold(this);
            statement.where().ifPresent(this::read);
            statement.aggregates().forEach(this::read);
            statement.groupBy().forEach(this::read);
            statement.having().ifPresent(this::read);
            statement.columns().forEach(column -> read(column.value()));
            statement.output().orderBy().forEach(sort -> read(sort.value()));
            statement.subqueries().forEach(this::read);
        }

        private void read(SubqueryPlan subquery) {
            String statementOwn = own;
            if (!subquery.outer().isEmpty()) {
                streamOfTag.put(subquery.outer(), statementOwn);
            }
            subquery.input().fold(this);
            own = subquery.input().rows();
            subquery.aggregates().forEach(this::read);
            own = statementOwn;
            streamOfTag.put(subquery.name(), subquery.input().rows());
            subquery.where().ifPresent(this::read);
            subquery.groupBy().forEach(this::read);
            subquery.having().ifPresent(this::read);
            subquery.columns().forEach(column -> read(column.value()));
        }

        @Override
        public Void stream(InputPlan.Stream input) {
            read(input.filter());
            own = input.rows();
            if (input.contained().isPresent()) {
                rule(input.filter().stream(), ALL);
            }
            input.window().ifPresent(this::read);
            return null;
        }

        @Override
        public Void pattern(InputPlan.Pattern input) {
            for (TagPlan tag : input.tags()) {
                streamOfTag.put(tag.name(), tag.stream());
            }
            read(input.root());
            input.window().ifPresent(this::read);
            return null;
        }

        @Override
        public Void rowMatches(InputPlan.RowMatches input) {
            stream(input.stream());
            RowMatchPlan match = input.match();
            String stream = own;
            match.variables().forEach(tag -> streamOfTag.put(tag.name(), stream));
            match.partitionBy().forEach(this::read);
            match.defines().forEach(define -> rows(define.condition(), stream));
            match.aggregates().forEach(aggregate -> read(aggregate.aggregate()));
            match.measures().forEach(measure -> read(measure.value()));
            own = RowMatchPlan.ROW;
            return null;
        }

        /** Whatever a define looks at, be it a row before the one at hand, is of the stream. */
        private void rows(ExprPlan condition, String stream) {
            References.fieldsOf(condition).forEach(ref -> rule(stream, top(ref)));
        }

        @Override
        public Void join(InputPlan.Join input) {
            for (InputPlan.JoinedStream stream : input.streams()) {
                streamOfTag.put(stream.name(), stream.input().rows());
                stream.input().fold(this);
            }
            own = "";
            for (InputPlan.JoinStep step : input.steps()) {
                step.on().forEach(pair -> {
                    read(pair.left());
                    read(pair.right());
                });
            }
            return null;
        }

        @Override
        public Void trigger(InputPlan.Trigger input) {
            input.on().fold(this);
            if (!input.event().isEmpty()) {
                streamOfTag.put(input.event(), own);
            }
            streamOfTag.put(input.name(), input.window().name());
            own = "";
            input.sets().forEach(set -> read(set.value()));
            return null;
        }

        private void read(WindowPlan window) {
            WindowOperands.of(window).forEach(this::read);
            if (WindowOperands.looksAtWholeEvents(window)) {
                wholeRow();
            }
        }

        private void read(PatternPlan pattern) {
            if (pattern instanceof PatternPlan.Filter filter) {
                read(filter.filter());
            }
            PatternExpressions.of(pattern).forEach(this::read);
            PatternOperands.of(pattern).forEach(this::read);
        }

        private void read(FilterPlan filter) {
            own = filter.stream();
            for (ExprPlan condition : filter.conditions()) {
                References references = References.of(condition);
                read(condition);
                if (references.tags().isEmpty() && !references.time()) {
                    References.fieldsOf(condition).forEach(ref -> filter(filter.stream(), top(ref)));
                    compare(filter.stream(), condition);
                }
            }
            own = "";
        }

        private void compare(String stream, ExprPlan condition) {
            Optional<TextComparison> comparison = TextComparison.of(condition);
            if (comparison.isPresent()) {
                texts.computeIfAbsent(stream, unused -> new HashMap<>())
                        .computeIfAbsent(comparison.get().field(), unused -> new TreeSet<>())
                        .addAll(comparison.get().texts());
            } else {
                References.fieldsOf(condition)
                        .forEach(ref -> lookedAt.computeIfAbsent(stream, unused -> new HashSet<>())
                                .add(top(ref)));
            }
        }

        private void read(AggregatePlan aggregate) {
            aggregate.argument().ifPresent(this::read);
            aggregate.filter().ifPresent(this::read);
            aggregate.criteria().forEach(sort -> read(sort.value()));
            aggregate.groupBy().ifPresent(keys -> keys.forEach(this::read));
            if (aggregate.argument().isEmpty() && aggregate.function() != AggregatePlan.Function.COUNT) {
                wholeRow();
            }
        }

        private void wholeRow() {
            rule(own, ALL);
            streamOfTag.values().forEach(stream -> rule(stream, ALL));
        }

        private void read(ExprPlan expression) {
            for (FieldRef ref : References.fieldsOf(expression)) {
                String stream = ref.source().equals(FieldRef.OWN) ? own : streamOfTag.get(ref.source());
                if (stream == null || stream.isEmpty()) {
                    wholeRow();
                } else {
                    rule(stream, top(ref));
                }
            }
        }
    }
}
