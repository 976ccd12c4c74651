package io.bongsu.engine.filter;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.ExprPlan;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All filters of one stream, of all rules: which of them does an event pass?
 *
 * <p>Shape: a filter is found through its most selective indexable condition: an equality or {@code in} by hash of the
 * field's value, else a range by a tree over the field, else it is asked every time. Conditions that remain are
 * evaluated once per distinct predicate. Built once; one thread.
 *
 * <p>Cost: one look-up per indexed field, plus the predicates of the filters found.
 */
public final class FilterIndex {
    private final Predicates predicates;
    private final List<Candidate> always = new ArrayList<>();
    private final Map<ExprPlan, PointIndex> points = new LinkedHashMap<>();
    private final Map<ExprPlan, List<RangeTree.Range<Candidate>>> spans = new LinkedHashMap<>();
    private final List<SpanIndex> trees = new ArrayList<>();
    private final ExpressionCompiler compiler;
    private final Scope scope = new Scope();

    /** A filter's number and the predicates still to be asked. */
    private record Candidate(int number, int[] rest) {}

    /** Candidates by the value of one field. */
    private record PointIndex(Evaluator field, Map<Object, List<Candidate>> byKey) {}

    /** Candidates by the range of one field. */
    private record SpanIndex(Evaluator field, RangeTree<Candidate> tree) {}

    /** One filter to be indexed: the number to report, and conditions that look at the event alone. */
    public record Entry(int number, List<ExprPlan> conditions) {
        public Entry {
            conditions = List.copyOf(conditions);
        }
    }

    public FilterIndex(List<Entry> entries, ExpressionCompiler compiler) {
        this.compiler = compiler;
        this.predicates = new Predicates(compiler);
        entries.forEach(this::add);
        spans.forEach((field, ranges) -> {
            RangeTree<Candidate> tree = RangeTree.of(ranges);
            if (tree != null) {
                trees.add(new SpanIndex(compiler.compile(field), tree));
            }
        });
        spans.clear();
    }

    private void add(Entry entry) {
        int best = -1;
        Indexable access = null;
        for (int i = 0; i < entry.conditions().size(); i++) {
            Optional<Indexable> found = Indexable.of(entry.conditions().get(i));
            if (found.isPresent() && (access == null || isBetter(found.get(), access))) {
                best = i;
                access = found.get();
            }
        }
        boolean exact = access instanceof Indexable.Points;
        IntArrayList rest = new IntArrayList();
        for (int i = 0; i < entry.conditions().size(); i++) {
            if (i != best || !exact) {
                rest.add(predicates.add(entry.conditions().get(i)));
            }
        }
        Candidate candidate = new Candidate(entry.number(), rest.toIntArray());
        if (access instanceof Indexable.Points found) {
            PointIndex index = points.computeIfAbsent(
                    found.field(), field -> new PointIndex(compiler.compile(field), new LinkedHashMap<>()));
            for (Object key : found.keys()) {
                index.byKey().computeIfAbsent(key, unused -> new ArrayList<>()).add(candidate);
            }
        } else if (access instanceof Indexable.Span found) {
            spans.computeIfAbsent(found.field(), field -> new ArrayList<>())
                    .add(new RangeTree.Range<>(found.low(), found.high(), candidate));
        } else {
            always.add(candidate);
        }
    }

    private static boolean isBetter(Indexable found, Indexable than) {
        if (found instanceof Indexable.Points points) {
            return !(than instanceof Indexable.Points others)
                    || points.keys().size() < others.keys().size();
        }
        return false;
    }

    /** Adds to {@code passed} the numbers of the filters that the event passes, ascending. */
    public void match(Event event, IntArrayList passed) {
        scope.own(event);
        predicates.begin();
        int before = passed.size();
        ask(always, passed);
        for (PointIndex index : points.values()) {
            Object key = HashKey.of(index.field().evaluate(scope));
            List<Candidate> candidates = key == null ? null : index.byKey().get(key);
            if (candidates != null) {
                ask(candidates, passed);
            }
        }
        for (SpanIndex index : trees) {
            if (index.field().evaluate(scope) instanceof Number value) {
                index.tree().find(value.doubleValue(), candidate -> ask(candidate, passed));
            }
        }
        if (passed.size() > before + 1) {
            passed.subList(before, passed.size()).sort(null);
        }
        scope.own(null);
    }

    private void ask(List<Candidate> candidates, IntArrayList passed) {
        for (Candidate candidate : candidates) {
            ask(candidate, passed);
        }
    }

    private void ask(Candidate candidate, IntArrayList passed) {
        for (int predicate : candidate.rest()) {
            if (!predicates.holds(predicate, scope)) {
                return;
            }
        }
        passed.add(candidate.number());
    }
}
