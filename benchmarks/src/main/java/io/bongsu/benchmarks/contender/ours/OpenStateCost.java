package io.bongsu.benchmarks.contender.ours;

import io.bongsu.benchmarks.contender.flink.BenchFlink;
import io.bongsu.benchmarks.contender.flink.BenchSource;
import io.bongsu.benchmarks.contender.flink.FolderSize;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What an open partial match or a windowed event costs in memory, on the heap and in RocksDB.
 *
 * <p>Shape: runs the job twice without an end, over few events and over many, with a cache that holds every partition. The
 * heap after a collection, and the size of a savepoint, differ by what is open; what both jobs have alike is left out.
 *
 * <p>Unit: bytes per open match or event, with all that its partition keeps besides.
 */
public final class OpenStateCost {
    public static final String HEAP = "heapBytesPerOpen";
    public static final String ROCKSDB = "rocksDbBytesPerOpen";

    private static final int WHOLE_CACHE = 10_000_000;
    private static final int COLLECTIONS = 3;

    private OpenStateCost() {}

    private record Sizes(long heapBytes, long storedBytes) {}

    /** The figures; {@code open} says how much is open after so many events. */
    public static SortedMap<String, Double> measure(LineJob job, long few, long many, LongUnaryOperator open)
            throws Exception {
        LineJob whole = job.cached(WHOLE_CACHE);
        Sizes less = sizes(whole, few);
        Sizes more = sizes(whole, many);
        double opened = open.applyAsLong(many) - open.applyAsLong(few);
        SortedMap<String, Double> figures = new TreeMap<>();
        figures.put(HEAP, (more.heapBytes() - less.heapBytes()) / opened);
        figures.put(ROCKSDB, (more.storedBytes() - less.storedBytes()) / opened);
        return figures;
    }

    private static Sizes sizes(LineJob job, long events) throws Exception {
        BenchFlink flink = BenchFlink.shared();
        StreamExecutionEnvironment environment = flink.environment(job.state(), false);
        job.build(environment, BenchSource.holdingAt(job.stream(), events));
        JobID running = flink.start(environment);
        flink.awaitHeld(running);
        // A checkpoint is through when all that was sent before it has been processed.
        flink.checkpoint(running);
        long heap = usedHeapBytes();
        String savepoint = flink.stop(running);
        Path folder =
                Path.of(savepoint.startsWith("file:") ? URI.create(savepoint).getPath() : savepoint);
        return new Sizes(heap, FolderSize.bytes(folder));
    }

    private static long usedHeapBytes() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
