package io.bongsu.benchmarks.contender.recovery;

import io.bongsu.benchmarks.contender.flink.JobBuilder;
import io.bongsu.benchmarks.stream.Ticks;

/** The jobs that are killed, by system; found by class name in a JVM of their own. */
public interface RecoveryJobs {
    Ticks stream(String variant);

    JobBuilder job(String system, String variant);
}
