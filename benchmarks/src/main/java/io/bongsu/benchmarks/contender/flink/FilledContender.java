package io.bongsu.benchmarks.contender.flink;

import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Round;
import io.bongsu.benchmarks.contender.flink.BenchFlink.State;
import io.bongsu.benchmarks.stream.Ticks;
import java.util.function.Function;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A Flink job whose state is filled before it is measured: every round goes on from a savepoint with one tick of every key.
 *
 * <p>Shape: state is in RocksDB, checkpoints are on. Neither filling nor restoring counts, nor the events after which a cache
 * has seen most of the keys that are touched.
 */
public final class FilledContender implements Contender {
    private final Function<String, Ticks> streams;
    private final Function<String, JobBuilder> jobs;
    private Ticks stream;
    private JobBuilder job;
    private String savepoint;

    public FilledContender(Function<String, Ticks> streams, Function<String, JobBuilder> jobs) {
        this.streams = streams;
        this.jobs = jobs;
    }

    @Override
    public void prepare(String variant) throws Exception {
        stream = streams.apply(variant);
        job = jobs.apply(variant);
        BenchFlink flink = BenchFlink.shared();
        StreamExecutionEnvironment environment = flink.environment(State.ROCKSDB, false);
        job.build(environment, BenchSource.holdingAt(stream, stream.keys()));
        JobID filling = flink.start(environment);
        flink.awaitHeld(filling);
        savepoint = flink.stop(filling);
    }

    @Override
    public Round run(long events) throws Exception {
        BenchFlink flink = BenchFlink.shared();
        StreamExecutionEnvironment environment = flink.restored(State.ROCKSDB, true, savepoint);
        long from = stream.keys() + stream.settlesAfter();
        job.build(environment, BenchSource.upTo(stream, from + events).countedFrom(from));
        return flink.run(environment, events);
    }

    @Override
    public void close() {}
}
