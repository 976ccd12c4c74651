package io.bongsu.engine.filter;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.ExprPlan;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All filters of one stream, of all rules: which of them does an event pass?
 *
 * <p>Shape: a filter is found through its most selective indexable condition: an equality or {@code in} by hash of the
 * field's value, else a range by a tree over the field, else it is asked every time. Conditions that remain are
 * evaluated once per distinct predicate. Built once; one thread.
 *
 * <p>Cost: one look-up per indexed field, plus the predicates of the filters found; nothing is allocated.
 */
public final class FilterIndex {
    private final Predicates predicates;
    private final Candidate[] always;
    private final PointIndex[] points;
    private final SpanIndex[] trees;
    private final Scope scope = new Scope();
    // Made once: a lambda over the caller's list would be an object per event.
    private final Consumer<Candidate> asked = this::ask;
    private IntArrayList passed;

    /** A filter's number and the predicates still to be asked. */
    record Candidate(int number, int[] rest) {}

    /** Candidates by the range of one field. */
    private record SpanIndex(Evaluator field, RangeTree<Candidate> tree) {}

    /** One filter to be indexed: the number to report, and conditions that look at the event alone. */
    public record Entry(int number, List<ExprPlan> conditions) {
        public Entry {
            conditions = List.copyOf(conditions);
        }
    }

    public FilterIndex(List<Entry> entries, ExpressionCompiler compiler) {
        this.predicates = new Predicates(compiler);
        List<Candidate> unindexed = new ArrayList<>();
        Map<ExprPlan, PointIndex> byPoint = new LinkedHashMap<>();
        Map<ExprPlan, List<RangeTree.Range<Candidate>>> bySpan = new LinkedHashMap<>();
        for (Entry entry : entries) {
            Access access = Access.of(entry.conditions());
            Candidate candidate = new Candidate(entry.number(), rest(entry.conditions(), access));
            if (access.indexable() instanceof Indexable.Points found) {
                PointIndex index =
                        byPoint.computeIfAbsent(found.field(), field -> new PointIndex(compiler.compile(field)));
                found.keys().forEach(key -> index.add(key, candidate));
            } else if (access.indexable() instanceof Indexable.Span found) {
                bySpan.computeIfAbsent(found.field(), field -> new ArrayList<>())
                        .add(new RangeTree.Range<>(found.low(), found.high(), candidate));
            } else {
                unindexed.add(candidate);
            }
        }
        List<SpanIndex> spans = new ArrayList<>();
        bySpan.forEach((field, ranges) -> {
            RangeTree<Candidate> tree = RangeTree.of(ranges);
            if (tree != null) {
                spans.add(new SpanIndex(compiler.compile(field), tree));
            }
        });
        this.always = unindexed.toArray(Candidate[]::new);
        this.points = byPoint.values().toArray(PointIndex[]::new);
        this.trees = spans.toArray(SpanIndex[]::new);
    }

    /** The condition by which a filter is found, and its place among the conditions; or neither. */
    private record Access(int place, Indexable indexable) {
        static Access of(List<ExprPlan> conditions) {
            Access best = new Access(-1, null);
            for (int i = 0; i < conditions.size(); i++) {
                Optional<Indexable> found = Indexable.of(conditions.get(i));
                if (found.isPresent() && (best.indexable() == null || isBetter(found.get(), best.indexable()))) {
                    best = new Access(i, found.get());
                }
            }
            return best;
        }

        private static boolean isBetter(Indexable found, Indexable than) {
            if (found instanceof Indexable.Points points) {
                return !(than instanceof Indexable.Points others)
                        || points.keys().size() < others.keys().size();
            }
            return false;
        }
    }

    /** Predicates that the access does not answer: a span's own one is among them. */
    private int[] rest(List<ExprPlan> conditions, Access access) {
        boolean exact = access.indexable() instanceof Indexable.Points;
        IntArrayList rest = new IntArrayList();
        for (int i = 0; i < conditions.size(); i++) {
            if (i != access.place() || !exact) {
                rest.add(predicates.add(conditions.get(i)));
            }
        }
        return rest.toIntArray();
    }

    /** Adds to {@code passed} the numbers of the filters that the event passes, ascending. The event is not kept. */
    public void match(Event event, IntArrayList passed) {
        scope.own(event);
        predicates.begin();
        this.passed = passed;
        int before = passed.size();
        ask(always);
        for (PointIndex index : points) {
            Candidate[] candidates = index.find(scope);
            if (candidates != null) {
                ask(candidates);
            }
        }
        for (SpanIndex index : trees) {
            if (index.field().evaluate(scope) instanceof Number value) {
                index.tree().find(value.doubleValue(), asked);
            }
        }
        sort(passed, before);
        this.passed = null;
        scope.own(null);
    }

    /** Each list of candidates ascends already; only where several met there is something to do. */
    private static void sort(IntArrayList passed, int from) {
        int[] numbers = passed.elements();
        for (int i = from + 1; i < passed.size(); i++) {
            if (numbers[i] < numbers[i - 1]) {
                Arrays.sort(numbers, from, passed.size());
                return;
            }
        }
    }

    private void ask(Candidate[] candidates) {
        for (Candidate candidate : candidates) {
            ask(candidate);
        }
    }

    private void ask(Candidate candidate) {
        for (int predicate : candidate.rest()) {
            if (!predicates.holds(predicate, scope)) {
                return;
            }
        }
        passed.add(candidate.number());
    }
}
