package io.bongsu.benchmarks.contender.flink;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Builds a job whose operators have uids: it can go on from a savepoint. */
@FunctionalInterface
public interface JobBuilder {
    void build(StreamExecutionEnvironment flink, BenchSource source);
}
