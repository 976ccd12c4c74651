package io.bongsu.jobs.cli;

import io.bongsu.jobs.CepPipeline;
import io.bongsu.jobs.LineOutputs;
import io.bongsu.jobs.decode.EventTimeClock.Timing;
import io.bongsu.jobs.decode.EventTimeRange;
import io.bongsu.jobs.decode.StreamCatalog;
import io.bongsu.jobs.deploy.BundleSource;
import io.bongsu.jobs.deploy.RuleBundle;
import io.bongsu.jobs.publish.file.LineFileSink;
import io.bongsu.jobs.reference.ReferenceData;
import io.bongsu.jobs.reference.ReferenceFolder;
import io.bongsu.jobs.source.replay.Pace;
import io.bongsu.jobs.source.replay.ReplayIndex;
import io.bongsu.jobs.source.replay.ReplaySource;
import io.bongsu.schemas.EventCatalog;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One run of rules over event files: compile, index, run, summarise. */
final class Replay {
    private final String name;
    private final List<Path> rules;
    private final List<Path> events;
    private final Path schemas;
    private final Path reference;
    private final Pace pace;
    private final RunOptions options;

    Replay(
            String name,
            List<Path> rules,
            List<Path> events,
            Path schemas,
            Path reference,
            Pace pace,
            RunOptions options) {
        this.name = name;
        this.rules = rules;
        this.events = events;
        this.schemas = schemas;
        this.reference = reference;
        this.pace = pace;
        this.options = options;
    }

    int run(PrintWriter err) throws Exception {
        StateFolder state = claimState();
        int total;
        List<Schema> writers;
        try (ReplayIndex index = ReplayIndex.of(events)) {
            total = index.size();
            writers = index.writerSchemas();
        }
        EventCatalog catalog = schemas == null
                ? EventCatalog.builtin()
                : EventCatalog.builtin().withFolder(schemas);
        ReferenceData places = reference == null ? ReferenceData.EMPTY : ReferenceFolder.read(reference);
        RuleBundle bundle = RuleCompiler.compile(rules, schemas);
        StreamCatalog streams = StreamCatalog.of(catalog).withWriters(writers);
        Optional<Path> checkpoint = checkpoint(state, bundle, err);
        prepareOutputs(checkpoint.isPresent());
        err.printf("cep: %d rules over %d events%n", bundle.plans().size(), total);
        err.flush();
        StreamExecutionEnvironment flink = EmbeddedFlink.environment(options, state.checkpoints(), checkpoint);
        Timing timing = new Timing(
                streams.latenessMillis(bundle.streams()), 0, bundle.longestMillis(streams.types(), places.geography()));
        new CepPipeline(
                        flink,
                        new CepPipeline.Settings(
                                streams,
                                EventTimeRange.RECORDED,
                                places,
                                timing,
                                CepPipeline.DEFAULT_CACHED_PARTITIONS))
                .build(
                        new ReplaySource(events, pace),
                        1,
                        new BundleSource(bundle.bytes(), Boundedness.BOUNDED),
                        new LineOutputs(
                                !options.quiet,
                                Optional.ofNullable(options.alerts),
                                Optional.ofNullable(options.rejected)));
        var counts = EmbeddedFlink.run(flink, name, total, err);
        System.out.print(new SummaryTable(bundle.plans(), counts).text());
        System.out.flush();
        return 0;
    }

    private StateFolder claimState() throws Exception {
        if (options.state != null) {
            return StateFolder.claim(options.state.toAbsolutePath());
        }
        Path folder = JobsMain.workFolder().resolve(name).toAbsolutePath();
        return options.resume ? StateFolder.claim(folder) : StateFolder.claimFree(folder);
    }

    private Optional<Path> checkpoint(StateFolder state, RuleBundle bundle, PrintWriter err) throws Exception {
        String run = runName(bundle);
        if (options.resume) {
            Optional<Path> newest = state.newest(run);
            if (newest.isPresent()) {
                err.printf("cep: resuming from %s%n", newest.get());
                return newest;
            }
            err.printf("cep: no complete checkpoint in %s: starting from the beginning%n", state.path());
        }
        state.begin(run);
        return Optional.empty();
    }

    /** Changes when rules, event files or outputs do; not with speed or parallelism. */
    private String runName(RuleBundle bundle) throws Exception {
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        hash.update(bundle.bytes());
        StringBuilder names = new StringBuilder();
        events.forEach(path -> names.append(path.toAbsolutePath()).append('\n'));
        names.append(options.alerts == null ? "" : options.alerts.toAbsolutePath())
                .append('\n');
        names.append(options.rejected == null ? "" : options.rejected.toAbsolutePath())
                .append('\n');
        hash.update(names.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash.digest());
    }

    private void prepareOutputs(boolean resumed) throws Exception {
        if (options.alerts != null) {
            LineFileSink.prepare(options.alerts, resumed);
        }
        if (options.rejected != null) {
            LineFileSink.prepare(options.rejected, resumed);
        }
    }
}
