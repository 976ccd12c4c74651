package io.bongsu.benchmarks.piece;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Layout;
import io.bongsu.engine.filter.FilterIndex;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.Compare;
import io.bongsu.engine.plan.ExprPlan.CompareOp;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.ExprPlan.Literal;
import io.bongsu.engine.plan.ExprPlan.Step;
import io.bongsu.schemas.ValueType;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Which of 10 to 10,000 filters does an event pass: equality and ranges, events that pass one and events that pass none. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FilterIndexBenchmark {
    private static final int EVENTS = 1_024;

    @Param({"10", "100", "1000", "10000"})
    public int filters;

    @Param({"equal", "range"})
    public String kind;

    @Param({"match", "none"})
    public String event;

    private final IntArrayList passed = new IntArrayList();
    private FilterIndex index;
    private Event[] events;
    private int next;

    @Setup
    public void build() {
        KeyedRule rule = new KeyedRule();
        List<FilterIndex.Entry> entries = new ArrayList<>();
        for (int i = 0; i < filters; i++) {
            entries.add(new FilterIndex.Entry(i, kind.equals("equal") ? equal(i) : range(i)));
        }
        var type = rule.read("", 0, 0).type();
        Layout layout = new Layout(Optional.of(type), List.of(), Map.of(type.name(), type));
        index = new FilterIndex(entries, new ExpressionCompiler(layout, Geography.EMPTY));
        events = new Event[EVENTS];
        for (int i = 0; i < EVENTS; i++) {
            int number = (int) (i * 2_654_435_761L % filters) + (event.equals("none") ? filters : 0);
            events[i] = rule.read(key(number), i, 10L * number + 5);
        }
    }

    private static String key(int number) {
        return "k" + number;
    }

    private static List<ExprPlan> equal(int number) {
        return List.of(
                new Compare(CompareOp.EQUAL, field("k", ValueType.STRING), new Literal(key(number), ValueType.STRING)));
    }

    private static List<ExprPlan> range(int number) {
        return List.of(
                new Compare(CompareOp.GREATER_OR_EQUAL, field("ts", ValueType.LONG), literal(10L * number)),
                new Compare(CompareOp.LESS, field("ts", ValueType.LONG), literal(10L * number + 10)));
    }

    private static FieldRef field(String name, ValueType type) {
        return new FieldRef(FieldRef.OWN, List.of(Step.field(name)), type);
    }

    private static Literal literal(long value) {
        return new Literal(value, ValueType.LONG);
    }

    @Benchmark
    public int match() {
        passed.clear();
        index.match(events[next++ & EVENTS - 1], passed);
        return passed.size();
    }
}
