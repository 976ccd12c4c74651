package io.bongsu.benchmarks.contender.ours;

import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Round;
import io.bongsu.benchmarks.contender.flink.BenchFlink;
import io.bongsu.benchmarks.contender.flink.BenchSource;
import java.util.function.Function;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Ourselves: the whole line, with the rules of a variant. */
public final class LineContender implements Contender {
    private final Function<String, LineJob> jobs;
    private LineJob job;

    /** @param jobs the job of a variant, with its rules compiled */
    public LineContender(Function<String, LineJob> jobs) {
        this.jobs = jobs;
    }

    @Override
    public void prepare(String variant) throws Exception {
        job = jobs.apply(variant);
        BenchFlink.shared();
    }

    @Override
    public Round run(long events) throws Exception {
        BenchFlink flink = BenchFlink.shared();
        StreamExecutionEnvironment environment = flink.environment(job.state(), job.durable());
        job.build(environment, BenchSource.upTo(job.stream(), events));
        return flink.run(environment, events);
    }

    @Override
    public void close() {}
}
