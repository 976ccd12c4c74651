package io.bongsu.jobs;

import io.bongsu.jobs.decode.EventTimeClock.Timing;
import io.bongsu.jobs.decode.EventTimeRange;
import io.bongsu.jobs.decode.StreamCatalog;
import io.bongsu.jobs.deploy.BundleSource;
import io.bongsu.jobs.deploy.RuleBundle;
import io.bongsu.jobs.publish.kafka.KafkaOutput;
import io.bongsu.jobs.reference.ReferenceData;
import io.bongsu.jobs.reference.ReferenceFolder;
import io.bongsu.jobs.source.RawRecord.Encoding;
import io.bongsu.jobs.source.kafka.RawTopics;
import io.bongsu.schemas.EventCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The line between Kafka topics, as a job for a Flink cluster: {@code flink run -c io.bongsu.jobs.DetectionJob …}.
 *
 * <p>Shape: reads the raw topics of the streams that the bundle's rules name; checkpoints, state backend and parallelism are
 * the cluster's settings.
 *
 * <p>Unit: ms.
 */
@Command(
        name = "DetectionJob",
        mixinStandardHelpOptions = true,
        description = "Runs a bundle of compiled rules between Kafka topics.",
        footer = "%nExample: flink run -c io.bongsu.jobs.DetectionJob bongsu-stream-jobs.jar --bundle rules.bin "
                + "--bootstrap kafka:9092")
public final class DetectionJob implements Callable<Integer> {
    @Option(
            names = "--bundle",
            required = true,
            paramLabel = "FILE",
            description = "Rules, compiled by cep rules compile.")
    private Path bundle;

    @Option(names = "--bootstrap", required = true, paramLabel = "HOST:PORT", description = "Kafka brokers.")
    private String bootstrap;

    @Option(names = "--group", defaultValue = "bongsu", description = "Consumer group (default: ${DEFAULT-VALUE}).")
    private String group;

    @Option(
            names = "--raw-prefix",
            defaultValue = "raw.",
            description = "Topics are this and the stream's name (default: ${DEFAULT-VALUE}).")
    private String rawPrefix;

    @Option(names = "--encoding", defaultValue = "AVRO", description = "AVRO or JSON (default: ${DEFAULT-VALUE}).")
    private Encoding encoding;

    @Option(names = "--alert-topic", defaultValue = "alerts.events", description = "Default: ${DEFAULT-VALUE}.")
    private String alertTopic;

    @Option(names = "--rejected-topic", defaultValue = "events.rejected", description = "Default: ${DEFAULT-VALUE}.")
    private String rejectedTopic;

    @Option(
            names = "--delivery",
            defaultValue = "EXACTLY_ONCE",
            description = "EXACTLY_ONCE or AT_LEAST_ONCE (default: ${DEFAULT-VALUE}).")
    private DeliveryGuarantee delivery;

    @Option(
            names = "--transaction-prefix",
            defaultValue = "bongsu",
            description = "Unique per job (default: ${DEFAULT-VALUE}).")
    private String transactionPrefix;

    @Option(
            names = "--transaction-timeout",
            defaultValue = "600000",
            paramLabel = "MS",
            description = "More than checkpoint interval and restart time (default: ${DEFAULT-VALUE}).")
    private long transactionTimeoutMillis;

    @Option(
            names = "--idle",
            defaultValue = "10000",
            paramLabel = "MS",
            description = "A partition silent for so long is not waited for (default: ${DEFAULT-VALUE}).")
    private long idleMillis;

    @Option(names = "--schemas", paramLabel = "DIR", description = "Further event schemas (.avsc).")
    private Path schemas;

    @Option(names = "--reference", paramLabel = "DIR", description = "Reference files: cameras, hydrants, zones.")
    private Path reference;

    /** Submits the job. */
    public static void main(String[] arguments) {
        int code = new CommandLine(new DetectionJob())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() throws Exception {
        StreamExecutionEnvironment flink = StreamExecutionEnvironment.getExecutionEnvironment();
        build(flink);
        flink.execute("bongsu-detection");
        return 0;
    }

    void build(StreamExecutionEnvironment flink) throws Exception {
        RuleBundle rules = new RuleBundle(Files.readAllBytes(bundle));
        EventCatalog catalog = schemas == null
                ? EventCatalog.builtin()
                : EventCatalog.builtin().withFolder(schemas);
        StreamCatalog streams = StreamCatalog.of(catalog);
        ReferenceData places = reference == null ? ReferenceData.EMPTY : ReferenceFolder.read(reference);
        List<String> names = List.copyOf(rules.streams());
        Timing timing = new Timing(
                streams.latenessMillis(names), idleMillis, rules.longestMillis(streams.types(), places.geography()));
        new CepPipeline(
                        flink,
                        new CepPipeline.Settings(
                                streams, EventTimeRange.LIVE, places, timing, CepPipeline.DEFAULT_CACHED_PARTITIONS))
                .build(
                        new RawTopics(rawPrefix, encoding).source(bootstrap, group, names),
                        0,
                        new BundleSource(rules.bytes(), Boundedness.CONTINUOUS_UNBOUNDED),
                        new KafkaOutputs(
                                new KafkaOutput(bootstrap, delivery, transactionPrefix, transactionTimeoutMillis),
                                alertTopic,
                                rejectedTopic));
    }
}
