package io.bongsu.benchmarks.suite;

import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.contender.Workplace;
import io.bongsu.benchmarks.contender.flink.BenchSource;
import io.bongsu.benchmarks.contender.flink.JobBuilder;
import io.bongsu.benchmarks.contender.flink.RoundSink;
import io.bongsu.benchmarks.contender.ours.LineJob;
import io.bongsu.benchmarks.contender.recovery.FirstOutput;
import io.bongsu.benchmarks.contender.recovery.RecoveryJobs;
import io.bongsu.benchmarks.stream.Ticks;
import io.bongsu.jobs.deploy.RuleBundle;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.jobs.source.RawRecordFormat;
import io.bongsu.jobs.state.FormatTypeInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The jobs of P8, made by name in the JVM that is killed. */
public final class KilledJobs implements RecoveryJobs {
    @Override
    public Ticks stream(String variant) {
        return Recovery.ticks(variant);
    }

    @Override
    public JobBuilder job(String system, String variant) {
        return system.equals(BenchCase.OURS) ? ours(Recovery.ticks(variant))::build : KilledJobs::empty;
    }

    /** The second tick of a key is an alert: any of the first after the restore. */
    private static LineJob ours(Ticks ticks) {
        return LineJob.of(ticks, compiled(ticks)).alerts((alert, matches) -> FirstOutput.came());
    }

    /** Compiled in the first life only: a bundle is deployed as bytes. */
    private static RuleBundle compiled(Ticks ticks) {
        Path file = Workplace.current().folder().resolve("rules-" + ticks.keys() + ".bin");
        try {
            if (!Files.exists(file)) {
                Files.write(file, TickCases.rule(ticks, 2).bytes());
            }
            return new RuleBundle(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void empty(StreamExecutionEnvironment flink, BenchSource source) {
        flink.fromSource(
                        source,
                        WatermarkStrategy.noWatermarks(),
                        "source",
                        FormatTypeInfo.of(RawRecord.class, new RawRecordFormat()))
                .uid("source")
                .keyBy(RawRecord::offset, Types.LONG)
                .map(RawRecord::offset)
                .returns(Types.LONG)
                .uid("nothing")
                .sinkTo(new RoundSink<>((RoundSink.Reader<Long>) (offset, matches) -> FirstOutput.came()))
                .uid("end");
    }
}
