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
    private CompletableFuture<Void> available = new CompletableFuture<>();
    private BenchSplit split;
    private long next;
    private boolean noMoreSplits;
    private boolean begun;
    private long firstIndex;
    private long firstNanos;

    BenchReader(EventStream stream, long end, boolean holds, double perSecond) {
        this.stream = stream;
        this.end = end;
        this.holds = holds;
        this.perSecond = perSecond;
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
            begin();
        }
        if (perSecond > 0) {
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

    private void begin() {
        begun = true;
        firstIndex = next;
        RoundClock.current().begun();
        firstNanos = System.nanoTime();
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
