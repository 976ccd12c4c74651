package io.bongsu.benchmarks.contender.flink;

import io.bongsu.benchmarks.stream.EventStream;
import io.bongsu.jobs.source.RawRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The first events of a stream as a source: each subtask has every n-th event, in order.
 *
 * <p>Shape: goes on where a checkpoint left it. At {@code end} it is over, or, when {@code holds}, stays without sending
 * more, for jobs that are looked at, stopped with a savepoint or killed. With {@code perSecond} &gt; 0 no event from {@code
 * pacedFrom} on leaves before it is due, counted from the first of those after a start.
 */
public final class BenchSource implements Source<RawRecord, BenchSplit, List<BenchSplit>> {
    private static final long serialVersionUID = 1L;

    private final EventStream stream;
    private final long end;
    private final boolean holds;
    private final double perSecond;
    private final long pacedFrom;
    private final long countedFrom;

    private BenchSource(
            EventStream stream, long end, boolean holds, double perSecond, long pacedFrom, long countedFrom) {
        this.stream = stream;
        this.end = end;
        this.holds = holds;
        this.perSecond = perSecond;
        this.pacedFrom = pacedFrom;
        this.countedFrom = countedFrom;
    }

    /** The first {@code end} events, as fast as they are taken. */
    public static BenchSource upTo(EventStream stream, long end) {
        return new BenchSource(stream, end, false, 0, 0, 0);
    }

    /** The same, but the job goes on without further events. */
    public static BenchSource holdingAt(EventStream stream, long end) {
        return new BenchSource(stream, end, true, 0, 0, 0);
    }

    /** The same source, with at most so many events per second of all its subtasks. */
    public BenchSource paced(double eventsPerSecond) {
        return pacedFrom(0, eventsPerSecond);
    }

    /** The same source, slowed down from an index on. A job that waits for a holding source waits for that index. */
    public BenchSource pacedFrom(long index, double eventsPerSecond) {
        return new BenchSource(stream, end, holds, eventsPerSecond, index, countedFrom);
    }

    /** The same source, but a round begins with the event of this index: what goes before only makes ready. */
    public BenchSource countedFrom(long index) {
        return new BenchSource(stream, end, holds, perSecond, pacedFrom, index);
    }

    @Override
    public Boundedness getBoundedness() {
        return holds ? Boundedness.CONTINUOUS_UNBOUNDED : Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<RawRecord, BenchSplit> createReader(SourceReaderContext context) {
        return new BenchReader(stream, end, holds, perSecond, pacedFrom, countedFrom);
    }

    @Override
    public SplitEnumerator<BenchSplit, List<BenchSplit>> createEnumerator(SplitEnumeratorContext<BenchSplit> context) {
        int stride = context.currentParallelism();
        List<BenchSplit> splits = new ArrayList<>();
        for (int number = 0; number < stride; number++) {
            splits.add(new BenchSplit(number, stride, number));
        }
        return new Enumerator(context, splits);
    }

    @Override
    public SplitEnumerator<BenchSplit, List<BenchSplit>> restoreEnumerator(
            SplitEnumeratorContext<BenchSplit> context, List<BenchSplit> unassigned) {
        return new Enumerator(context, unassigned);
    }

    @Override
    public SimpleVersionedSerializer<BenchSplit> getSplitSerializer() {
        return new BenchSplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<List<BenchSplit>> getEnumeratorCheckpointSerializer() {
        return new BenchSplit.ListSerializer();
    }

    /** Gives each subtask the split of its number. */
    private static final class Enumerator implements SplitEnumerator<BenchSplit, List<BenchSplit>> {
        private final SplitEnumeratorContext<BenchSplit> context;
        private final TreeMap<Integer, BenchSplit> unassigned = new TreeMap<>();

        Enumerator(SplitEnumeratorContext<BenchSplit> context, List<BenchSplit> splits) {
            this.context = context;
            splits.forEach(split -> unassigned.put(split.number(), split));
        }

        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtask, String host) {}

        @Override
        public void addSplitsBack(List<BenchSplit> splits, int subtask) {
            splits.forEach(split -> unassigned.put(split.number(), split));
        }

        @Override
        public void addReader(int subtask) {
            BenchSplit split = unassigned.remove(subtask);
            if (split != null) {
                context.assignSplit(split, subtask);
            }
            context.signalNoMoreSplits(subtask);
        }

        @Override
        public List<BenchSplit> snapshotState(long checkpoint) {
            return List.copyOf(unassigned.values());
        }

        @Override
        public void close() {}
    }
}
