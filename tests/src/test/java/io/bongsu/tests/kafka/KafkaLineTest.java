package io.bongsu.tests.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bongsu.jobs.KafkaOutputs;
import io.bongsu.jobs.LineOutputs;
import io.bongsu.jobs.deploy.BundleSource;
import io.bongsu.jobs.publish.file.OutputFile;
import io.bongsu.jobs.publish.kafka.KafkaOutput;
import io.bongsu.jobs.source.RawRecord.Encoding;
import io.bongsu.jobs.source.kafka.RawTopics;
import io.bongsu.schemas.OwnSchemas;
import io.bongsu.tests.recovery.DemoLine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The demo's events through Kafka raise the alerts of the replay; bad bytes arrive on the rejected topic. */
final class KafkaLineTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    /** Longer than any partition waits for its first fetch on a busy machine. */
    private static final long IDLE_MILLIS = 8_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private static StreamExecutionEnvironment flink(int parallelism) {
        Configuration flink = new Configuration();
        flink.setString("state.backend.type", "rocksdb");
        flink.setString("pipeline.generic-types", "false");
        flink.setString("restart-strategy.type", "none");
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        environment.setParallelism(parallelism);
        environment.enableCheckpointing(300);
        return environment;
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void alertsComeOnceOnTheirTopic(DeliveryGuarantee guarantee) throws Exception {
        DemoLine line = new DemoLine();
        Path file = folder.resolve("alerts.jsonl");
        line.replay(flink(1), 1_000, new LineOutputs(false, Optional.of(OutputFile.whole(file)), Optional.empty()));
        long lastMillis = 0;
        try (Broker broker = new Broker()) {
            List<String> topics = new ArrayList<>();
            line.rules.streams().forEach(stream -> topics.add("raw." + stream));
            broker.createTopics(topics, 2);
            broker.createTopics(List.of("alerts.events", "events.rejected"), 1);
            lastMillis = sendDemo(broker, new TreeSet<>(line.rules.streams()));
            List<String> expected = idsUntil(file, lastMillis - line.streams.latenessMillis(line.rules.streams()));
            assertThat(expected).hasSizeGreaterThan(20);

            StreamExecutionEnvironment flink = flink(2);
            line.pipeline(flink, IDLE_MILLIS, 1_000)
                    .build(
                            new RawTopics("raw.", Encoding.JSON)
                                    .source(broker.bootstrap(), "test", List.copyOf(line.rules.streams())),
                            0,
                            new BundleSource(line.rules.bytes(), Boundedness.CONTINUOUS_UNBOUNDED),
                            new KafkaOutputs(
                                    new KafkaOutput(broker.bootstrap(), guarantee, "test", 60_000),
                                    "alerts.events",
                                    "events.rejected"));
            JobClient job = flink.executeAsync("kafka-line");
            try {
                List<ConsumerRecord<byte[], byte[]>> rejected =
                        broker.read("events.rejected", 1, Duration.ofSeconds(60));
                List<String> codes = new ArrayList<>();
                for (ConsumerRecord<byte[], byte[]> record : rejected) {
                    codes.add(decode(record.value(), OwnSchemas.REJECTED_EVENT)
                            .get("code")
                            .toString());
                }
                assertThat(codes).containsExactly("CEP-6001");
                List<String> ids = new ArrayList<>();
                for (ConsumerRecord<byte[], byte[]> record :
                        broker.read("alerts.events", expected.size(), Duration.ofSeconds(60))) {
                    GenericRecord alert = decode(record.value(), OwnSchemas.ALERT);
                    assertThat(new String(record.key(), StandardCharsets.UTF_8))
                            .isEqualTo(alert.get("fingerprint").toString());
                    ids.add(alert.get("alertId").toString());
                }
                assertThat(ids).containsExactlyInAnyOrderElementsOf(expected);
            } finally {
                job.cancel().get();
            }
        }
    }

    /** Sends the demo's lines in order of event time, spread over partitions by line; the time of the last event. */
    private static long sendDemo(Broker broker, TreeSet<String> streams) throws Exception {
        record Line(long ts, String type, String text) {}
        List<Line> lines = new ArrayList<>();
        for (Path events : DemoLine.events()) {
            for (String text : Files.readAllLines(events)) {
                JsonNode event = JSON.readTree(text);
                lines.add(new Line(event.get("ts").asLong(), event.get("type").asText(), text));
            }
        }
        lines.sort((a, b) -> Long.compare(a.ts(), b.ts()));
        long last = 0;
        try (KafkaProducer<byte[], byte[]> producer = broker.producer()) {
            int number = 0;
            for (Line line : lines) {
                if (streams.contains(line.type())) {
                    broker.send(
                            producer,
                            "raw." + line.type(),
                            number++ % 2,
                            line.text().getBytes(StandardCharsets.UTF_8));
                    last = line.ts();
                }
            }
            broker.send(producer, "raw.LprRead", 0, new byte[] {1, 2, 3});
        }
        return last;
    }

    private static List<String> idsUntil(Path file, long millis) throws Exception {
        List<String> ids = new ArrayList<>();
        for (String text : Files.readAllLines(file)) {
            JsonNode alert = JSON.readTree(text);
            if (alert.get("detectedAt").asLong() < millis) {
                ids.add(alert.get("alertId").asText());
            }
        }
        return ids;
    }

    private static GenericRecord decode(byte[] bytes, org.apache.avro.Schema schema) throws Exception {
        return new GenericDatumReader<GenericRecord>(schema)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }
}
