package io.bongsu.jobs.cli;

import io.bongsu.jobs.CepPipeline;
import io.bongsu.jobs.LineOutputs;
import io.bongsu.jobs.decode.EventTimeClock.Timing;
import io.bongsu.jobs.decode.EventTimeRange;
import io.bongsu.jobs.decode.StreamCatalog;
import io.bongsu.jobs.deploy.BundleSource;
import io.bongsu.jobs.deploy.RuleBundle;
import io.bongsu.jobs.publish.file.LineFileSink;
import io.bongsu.jobs.publish.file.OutputFile;
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
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One run of rules over event files: compile, index, run, summarise. */
final class Replay {
    private static final String ALERTS = "alerts";
    private static final String REJECTED = "rejected";

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
        String run = runName(bundle);
        Optional<Path> checkpoint = checkpoint(state, run, err);
        SortedMap<String, OutputFile> outputs = outputs(state, run, checkpoint.isPresent());
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
                                Optional.ofNullable(outputs.get(ALERTS)),
                                Optional.ofNullable(outputs.get(REJECTED))));
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

    private Optional<Path> checkpoint(StateFolder state, String run, PrintWriter err) throws Exception {
        if (options.resume) {
            Optional<Path> newest = state.newest(run);
            if (newest.isPresent()) {
                err.printf("cep: resuming from %s%n", newest.get());
                return newest;
            }
            err.printf("cep: no complete checkpoint in %s: starting from the beginning%n", state.path());
        }
        return Optional.empty();
    }

    /** Changes when rules or event files do; not with speed, parallelism or output files. */
    private String runName(RuleBundle bundle) throws Exception {
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        hash.update(bundle.bytes());
        StringBuilder names = new StringBuilder();
        events.forEach(path -> names.append(path.toAbsolutePath()).append('\n'));
        hash.update(names.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash.digest());
    }

    /** Where output goes: a run that resumes goes on in its files, or, with another file given, there. */
    private SortedMap<String, OutputFile> outputs(StateFolder state, String run, boolean resumed) throws Exception {
        SortedMap<String, OutputFile> former = resumed ? state.outputs() : new TreeMap<>();
        SortedMap<String, OutputFile> outputs = new TreeMap<>();
        boolean unnamed = options.alerts == null && !former.containsKey(ALERTS);
        output(ALERTS, unnamed ? options.alertsByDefault : options.alerts, former.get(ALERTS), outputs);
        output(REJECTED, options.rejected, former.get(REJECTED), outputs);
        if (resumed) {
            state.mark(run, outputs);
        } else {
            state.begin(run, outputs);
        }
        return outputs;
    }

    private static void output(String name, Path given, OutputFile former, SortedMap<String, OutputFile> outputs)
            throws Exception {
        if (given == null && former == null) {
            return;
        }
        boolean goesOn = former != null && (given == null || former.file().equals(given.toAbsolutePath()));
        OutputFile file = goesOn ? former : former == null ? OutputFile.whole(given) : former.continuedIn(given);
        LineFileSink.prepare(file.file(), goesOn);
        outputs.put(name, file);
    }
}
