package io.bongsu.benchmarks.contender.ours;

import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Round;
import io.bongsu.benchmarks.contender.flink.BenchFlink;
import io.bongsu.benchmarks.contender.flink.BenchSource;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Ourselves: the whole line, with the rules of a variant. */
public final class LineContender implements Contender {
    private final Function<String, LineJob> jobs;
    private final Measure before;
    private LineJob job;
    private SortedMap<String, Double> figures = new TreeMap<>();

    /** Further figures of a variant, measured before its rounds. */
    public interface Measure {
        SortedMap<String, Double> of(LineJob job) throws Exception;
    }

    /** @param jobs the job of a variant, with its rules compiled */
    public LineContender(Function<String, LineJob> jobs) {
        this(jobs, job -> new TreeMap<>());
    }

    /** The same, with figures that every round repeats. */
    public LineContender(Function<String, LineJob> jobs, Measure before) {
        this.jobs = jobs;
        this.before = before;
    }

    @Override
    public void prepare(String variant) throws Exception {
        job = jobs.apply(variant);
        BenchFlink.shared();
        figures = before.of(job);
    }

    @Override
    public Round run(long events) throws Exception {
        BenchFlink flink = BenchFlink.shared();
        StreamExecutionEnvironment environment = flink.environment(job.state(), job.durable());
        job.build(environment, BenchSource.upTo(job.stream(), events));
        Round round = flink.run(environment, events);
        figures.putAll(round.figures());
        return new Round(
                round.events(), round.nanos(), round.cpuNanos(), round.allocatedBytes(), round.matches(), figures);
    }

    @Override
    public void close() {}
}
