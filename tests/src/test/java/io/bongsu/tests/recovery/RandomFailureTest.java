package io.bongsu.tests.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bongsu.jobs.CepPipeline;
import io.bongsu.jobs.LineOutputs;
import io.bongsu.jobs.decode.RejectedRecord;
import io.bongsu.jobs.enrich.EnrichedAlert;
import io.bongsu.jobs.enrich.EnrichedAlertFormat;
import io.bongsu.jobs.publish.file.OutputFile;
import io.bongsu.jobs.state.FormatTypeInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A job that fails at random moments writes the alerts of an undisturbed one. */
final class RandomFailureTest {
    private static final int FAILURES = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(2)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @TempDir
    private Path folder;

    private static StreamExecutionEnvironment flink(int parallelism) {
        Configuration flink = new Configuration();
        flink.setString("state.backend.type", "rocksdb");
        flink.setString("pipeline.generic-types", "false");
        flink.setString("pipeline.max-parallelism", "128");
        flink.setString("restart-strategy.type", "fixed-delay");
        flink.setString("restart-strategy.fixed-delay.attempts", Integer.toString(FAILURES + 1));
        flink.setString("restart-strategy.fixed-delay.delay", "10 ms");
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        environment.setParallelism(parallelism);
        environment.enableCheckpointing(100);
        return environment;
    }

    private List<String> alerts(String name) throws Exception {
        List<String> ids = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(name))) {
            JsonNode alert = JSON.readTree(line);
            ids.add(alert.get("rule").get("name").asText() + " "
                    + alert.get("alertId").asText());
        }
        return ids;
    }

    @Test
    void theAlertsAreThoseOfAnUndisturbedRun() throws Exception {
        DemoLine line = new DemoLine();
        line.replay(flink(1), 10_000, outputs("calm.jsonl"));
        List<String> calm = alerts("calm.jsonl");
        assertThat(calm).hasSizeGreaterThan(30);
        long seed = Long.getLong("bongsu.seed", 20_210_301L);
        System.out.println("random failures: -Dbongsu.seed=" + seed);
        Failing.plan(new Random(seed), calm.size());
        line.replay(flink(2), 3, new FailingOutputs(outputs("troubled.jsonl")));
        assertThat(Failing.LEFT.get()).isZero();
        assertThat(alerts("troubled.jsonl")).containsExactlyElementsOf(calm);
    }

    private LineOutputs outputs(String name) {
        return new LineOutputs(false, Optional.of(OutputFile.whole(folder.resolve(name))), Optional.empty());
    }

    /** Puts a failing step before the outputs. */
    private record FailingOutputs(LineOutputs outputs) implements CepPipeline.Outputs {
        @Override
        public void alerts(DataStream<EnrichedAlert> alerts) {
            outputs.alerts(alerts.map(new Failing())
                    .returns(FormatTypeInfo.of(EnrichedAlert.class, new EnrichedAlertFormat()))
                    .uid("failing"));
        }

        @Override
        public void rejected(DataStream<RejectedRecord> rejected) {
            outputs.rejected(rejected);
        }
    }

    /** Fails the job on some alerts, each time once. */
    private static final class Failing implements MapFunction<EnrichedAlert, EnrichedAlert> {
        private static final long serialVersionUID = 1L;
        static final AtomicInteger LEFT = new AtomicInteger();
        private static final AtomicInteger SEEN = new AtomicInteger();
        private static volatile int[] moments = {};

        static void plan(Random random, int alerts) {
            SEEN.set(0);
            LEFT.set(FAILURES);
            moments = random.ints(FAILURES, 1, alerts).sorted().toArray();
        }

        @Override
        public EnrichedAlert map(EnrichedAlert alert) {
            int seen = SEEN.incrementAndGet();
            int failed = FAILURES - LEFT.get();
            if (failed < FAILURES
                    && seen >= moments[failed]
                    && LEFT.compareAndSet(FAILURES - failed, FAILURES - failed - 1)) {
                throw new IllegalStateException("a failure on purpose, alert number " + seen);
            }
            return alert;
        }
    }
}
