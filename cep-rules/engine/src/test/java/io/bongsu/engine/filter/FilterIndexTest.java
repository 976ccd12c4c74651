package io.bongsu.engine.filter;

import static io.bongsu.engine.timeline.Plans.equal;
import static io.bongsu.engine.timeline.Plans.field;
import static io.bongsu.engine.timeline.Plans.greater;
import static io.bongsu.engine.timeline.Plans.less;
import static io.bongsu.engine.timeline.Plans.literal;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Layout;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.Compare;
import io.bongsu.engine.plan.ExprPlan.CompareOp;
import io.bongsu.engine.timeline.Timeline;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FilterIndexTest {
    private static final ExpressionCompiler COMPILER = new ExpressionCompiler(
            new Layout(Optional.of(Timeline.TYPES.get("A")), List.of(), Map.copyOf(Timeline.TYPES)), Geography.EMPTY);

    private static FilterIndex index(List<List<ExprPlan>> filters) {
        List<FilterIndex.Entry> entries = new ArrayList<>();
        for (int i = 0; i < filters.size(); i++) {
            entries.add(new FilterIndex.Entry(i, filters.get(i)));
        }
        return new FilterIndex(entries, COMPILER);
    }

    private static List<Integer> passed(FilterIndex index, Event event) {
        IntArrayList passed = new IntArrayList();
        index.match(event, passed);
        return new ArrayList<>(passed);
    }

    private static List<Integer> oneByOne(List<List<ExprPlan>> filters, Event event) {
        Scope scope = new Scope().own(event);
        List<Integer> passed = new ArrayList<>();
        for (int i = 0; i < filters.size(); i++) {
            if (filters.get(i).stream().map(COMPILER::compile).allMatch((Evaluator test) -> test.holds(scope))) {
                passed.add(i);
            }
        }
        return passed;
    }

    @Test
    void agreesWithAskingEveryFilter() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            List<List<ExprPlan>> filters = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                List<ExprPlan> conditions = new ArrayList<>();
                for (int n = random.nextInt(4); n > 0; n--) {
                    conditions.add(condition(random));
                }
                filters.add(conditions);
            }
            FilterIndex index = index(filters);
            for (int i = 0; i < 100; i++) {
                Event event = event(random, i);
                assertThat(passed(index, event))
                        .as("seed=%s event=%s", seed, event)
                        .isEqualTo(oneByOne(filters, event));
            }
        }
    }

    private static ExprPlan condition(Random random) {
        ExprPlan number = field(random.nextBoolean() ? "n" : "d");
        CompareOp[] ops = CompareOp.values();
        return switch (random.nextInt(8)) {
            case 0 -> equal(field("k"), text(random));
            case 1 -> new Compare(ops[random.nextInt(ops.length)], number, number(random));
            case 2 -> new Compare(ops[random.nextInt(ops.length)], number(random), number);
            case 3 -> new ExprPlan.Between(number, number(random), number(random), random.nextInt(4) == 0);
            case 4 ->
                new ExprPlan.In(
                        number, List.of(number(random), number(random), number(random)), random.nextInt(4) == 0);
            case 5 -> new ExprPlan.In(field("k"), List.of(text(random), text(random)), random.nextInt(4) == 0);
            case 6 -> new ExprPlan.Or(List.of(equal(field("k"), text(random)), greater(number, number(random))));
            default -> new Compare(ops[random.nextInt(ops.length)], field("n"), field("d"));
        };
    }

    private static ExprPlan text(Random random) {
        return literal(random.nextInt(10) == 0 ? null : "k" + random.nextInt(5));
    }

    private static ExprPlan number(Random random) {
        return literal(
                switch (random.nextInt(12)) {
                    case 0 -> (Object) null;
                    case 1 -> -0.0;
                    case 2 -> Double.POSITIVE_INFINITY;
                    case 3 -> Double.NEGATIVE_INFINITY;
                    case 4 -> Double.NaN;
                    case 5, 6 -> random.nextInt(10) / 2.0;
                    case 7 -> (long) random.nextInt(5);
                    default -> random.nextInt(5);
                });
    }

    private static Event event(Random random, int number) {
        Integer n = random.nextInt(6) == 0 ? null : (Integer) random.nextInt(6);
        Double d = switch (random.nextInt(10)) {
            case 0 -> null;
            case 1 -> -0.0;
            case 2 -> Double.NaN;
            case 3 -> Double.POSITIVE_INFINITY;
            case 4 -> Double.NEGATIVE_INFINITY;
            default -> (Double) (random.nextInt(12) / 2.0);
        };
        String k = random.nextInt(6) == 0 ? null : "k" + random.nextInt(6);
        return Event.of(Timeline.TYPES.get("A"), number, "A" + number, k, n, d, null, null, "A" + number, 0L);
    }

    @Test
    void aLongAndAFractionAreComparedAsFractions() {
        long big = (1L << 53) + 1;
        List<List<ExprPlan>> filters = List.of(
                List.of(equal(field("ts"), (double) (1L << 53))),
                List.of(equal(field("ts"), big)),
                List.of(new ExprPlan.In(field("ts"), List.of(literal((double) (1L << 53))), false)),
                List.of(equal(field("ts"), 1e18)));
        FilterIndex index = index(filters);
        for (long ts : new long[] {big, 1L << 53, 1_000_000_000_000_000_000L, 5}) {
            Event event = Event.of(Timeline.TYPES.get("A"), 0, "A1", null, null, null, null, null, "A1", ts);
            assertThat(passed(index, event)).as("ts=%s", ts).isEqualTo(oneByOne(filters, event));
        }
    }

    @Test
    void rangesWithoutAnyEndAreFine() {
        List<ExprPlan> never = List.of(less(field("d"), Double.NEGATIVE_INFINITY));
        List<ExprPlan> lowest =
                List.of(new Compare(CompareOp.LESS_OR_EQUAL, field("d"), literal(Double.NEGATIVE_INFINITY)));
        FilterIndex index = index(List.of(never, lowest, never));
        Event event =
                Event.of(Timeline.TYPES.get("A"), 0, "A1", null, null, Double.NEGATIVE_INFINITY, null, null, "A1", 0L);
        assertThat(passed(index, event)).containsExactly(1);
    }

    /** Counts how often the one element is read. */
    private static final class CountedNumber extends AbstractList<Integer> {
        private int reads;

        @Override
        public Integer get(int index) {
            reads++;
            return 7;
        }

        @Override
        public int size() {
            return 1;
        }
    }

    @Test
    void aPredicateIsEvaluatedOncePerEventHoweverManyFiltersHaveIt() {
        List<List<ExprPlan>> filters = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            filters.add(List.of(equal(field("k"), "x"), greater(field("l[0]"), field("n")), less(field("n"), i)));
        }
        FilterIndex index = index(filters);
        for (int round = 0; round < 3; round++) {
            CountedNumber counted = new CountedNumber();
            Event event = Event.of(Timeline.TYPES.get("A"), 0, "A1", "x", 5, null, counted, null, "A1", 0L);
            assertThat(passed(index, event)).hasSize(94);
            assertThat(counted.reads).isEqualTo(1);
        }
    }

    @Test
    void aFilterThatIsNotFoundIsNotAsked() {
        List<List<ExprPlan>> filters = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            filters.add(List.of(equal(field("k"), "x" + i), greater(field("l[0]"), i)));
        }
        CountedNumber counted = new CountedNumber();
        Event event = Event.of(Timeline.TYPES.get("A"), 0, "A1", "x3", 5, null, counted, null, "A1", 0L);
        assertThat(passed(index(filters), event)).containsExactly(3);
        assertThat(counted.reads).isEqualTo(1);
    }
}
