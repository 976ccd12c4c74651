package io.bongsu.benchmarks.piece;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Layout;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.engine.window.Window;
import io.bongsu.engine.window.WindowProgram;
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

/** {@code #time(60 sec)}, full: one event enters, one leaves. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TimeWindowBenchmark {
    private static final long SIZE_MILLIS = 60_000;
    private static final int EVENTS = 1_024;

    /** Events that the window holds. */
    @Param({"10", "1000", "60000"})
    public int held;

    private final Count count = new Count();
    private Event[] events;
    private Window window;
    private long number;

    private static final class Count implements Window.Change {
        private long held;

        @Override
        public void entered(Event event) {
            held++;
        }

        @Override
        public void left(Event event) {
            held--;
        }

        @Override
        public void posted() {}
    }

    @Setup
    public void fill() {
        KeyedRule rule = new KeyedRule();
        events = new Event[EVENTS];
        for (int i = 0; i < EVENTS; i++) {
            events[i] = rule.read("k" + i, i, i);
        }
        Layout layout = new Layout(Optional.of(events[0].type()), List.of(), Map.of());
        window = WindowProgram.of(new WindowPlan.Time(SIZE_MILLIS), layout, Geography.EMPTY)
                .create();
        for (int i = 0; i < held; i++) {
            insertAndExpire();
        }
    }

    @Benchmark
    public long insertAndExpire() {
        long now = number * SIZE_MILLIS / held;
        window.onTime(now, count);
        window.insert(events[(int) number & EVENTS - 1], now, count);
        number++;
        return count.held;
    }
}
