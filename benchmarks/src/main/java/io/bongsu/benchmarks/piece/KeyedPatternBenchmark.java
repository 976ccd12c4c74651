package io.bongsu.benchmarks.piece;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.partition.Detection;
import io.bongsu.engine.partition.Partition;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The keyed pattern: an event that starts nothing, one that starts a partial match and the one that completes it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KeyedPatternBenchmark {
    private static final int KEYS = 1_024;

    private KeyedPath path;
    private Event[] reports;
    private Event[] reads;
    private Partition kept;
    private byte[] bytes;
    private Detection last;
    private int next;

    @Setup
    public void build() {
        KeyedRule rule = new KeyedRule();
        path = new KeyedPath(rule.compile(List.of(KeyedRule.PATTERN)), detection -> last = detection);
        reports = new Event[KEYS];
        reads = new Event[KEYS];
        for (int i = 0; i < KEYS; i++) {
            reports[i] = rule.report("k" + i, 2L * i, 1_000);
            reads[i] = rule.read("k" + i, 2L * i + 1, 2_000);
        }
        kept = path.feed(null, reports[0]);
        bytes = path.encode(kept);
    }

    private int next() {
        return next++ & KEYS - 1;
    }

    @Benchmark
    public Partition startsNothing() {
        return path.feed(null, reads[next()]);
    }

    @Benchmark
    public Partition starts() {
        return path.feed(null, reports[next()]);
    }

    @Benchmark
    public void startsAndEnds(Blackhole hole) {
        int key = next();
        Partition partition = path.feed(null, reports[key]);
        hole.consume(path.feed(partition, reads[key]));
        hole.consume(last);
    }

    @Benchmark
    public byte[] encodesPartition() {
        return path.encode(kept);
    }

    @Benchmark
    public Partition decodesPartition() {
        return path.decode(kept.key(), bytes);
    }
}
