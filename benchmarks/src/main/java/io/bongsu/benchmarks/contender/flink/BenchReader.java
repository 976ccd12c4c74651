package io.bongsu.benchmarks.contender.flink;

import io.bongsu.benchmarks.contender.RoundClock;
import io.bongsu.benchmarks.stream.EventStream;
import io.bongsu.jobs.source.RawRecord;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** Sends the events of its split one by one, and tells the round when it begins. */
final class BenchReader implements SourceReader<RawRecord, BenchSplit> {
    private final EventStream stream;
    private final long end;
    private final boolean holds;
    private final double perSecond;
    private final long pacedFrom;
    private final long countedFrom;
    private CompletableFuture<Void> available = new CompletableFuture<>();
    private BenchSplit split;
    private long next;
    private boolean noMoreSplits;
    private boolean begun;
    private boolean counted;
    private boolean paced;
    private long firstIndex;
    private long firstNanos;

    BenchReader(EventStream stream, long end, boolean holds, double perSecond, long pacedFrom, long countedFrom) {
        this.stream = stream;
        this.end = end;
        this.holds = holds;
        this.perSecond = perSecond;
        this.pacedFrom = pacedFrom;
        this.countedFrom = countedFrom;
    }

    @Override
    public void start() {}

    @Override
    public void addSplits(List<BenchSplit> splits) {
        split = splits.get(0);
        next = split.next();
        available.complete(null);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<RawRecord> output) {
        if (split == null) {
            return noMoreSplits ? over() : InputStatus.NOTHING_AVAILABLE;
        }
        if (next >= end) {
            return over();
        }
        if (!begun) {
            CompletableFuture<Void> opened = StartGate.opened();
            if (!opened.isDone()) {
                // A copy: more splits complete it too.
                available = opened.copy();
                return InputStatus.NOTHING_AVAILABLE;
            }
            begun = true;
        }
        if (!counted && next >= countedFrom) {
            counted = true;
            RoundClock.current().begun();
        }
        if (perSecond > 0 && next >= pacedFrom) {
            beginPace();
            long wait = firstNanos + (long) ((next - firstIndex) / perSecond * 1e9) - System.nanoTime();
            if (wait > 0) {
                available = new CompletableFuture<Void>().completeOnTimeout(null, wait, TimeUnit.NANOSECONDS);
                return InputStatus.NOTHING_AVAILABLE;
            }
        }
        output.collect(stream.record(next));
        next += split.stride();
        return InputStatus.MORE_AVAILABLE;
    }

    private void beginPace() {
        if (!paced) {
            paced = true;
            firstIndex = next;
            firstNanos = System.nanoTime();
            HeldSource.reached(split.number());
        }
    }

    private InputStatus over() {
        if (holds) {
            available = new CompletableFuture<>();
            HeldSource.reached(split.number());
            return InputStatus.NOTHING_AVAILABLE;
        }
        RoundClock.current().threadEnds();
        return InputStatus.END_OF_INPUT;
    }

    @Override
    public List<BenchSplit> snapshotState(long checkpoint) {
        return split == null ? List.of() : List.of(new BenchSplit(split.number(), split.stride(), next));
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
        available.complete(null);
    }

    @Override
    public void close() {}
}
