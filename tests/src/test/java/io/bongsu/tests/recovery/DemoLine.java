package io.bongsu.tests.recovery;

import io.bongsu.engine.plan.PlanBinary;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.jobs.CepPipeline;
import io.bongsu.jobs.decode.EventTimeClock.Timing;
import io.bongsu.jobs.decode.EventTimeRange;
import io.bongsu.jobs.decode.StreamCatalog;
import io.bongsu.jobs.deploy.BundleSource;
import io.bongsu.jobs.deploy.RuleBundle;
import io.bongsu.jobs.reference.ReferenceData;
import io.bongsu.jobs.reference.ReferenceFolder;
import io.bongsu.jobs.source.replay.Pace;
import io.bongsu.jobs.source.replay.ReplaySource;
import io.bongsu.language.RuleCompiler;
import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.pack.RulePaths;
import io.bongsu.schemas.EventCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The demo's rules, events and reference data, for jobs of tests. */
public final class DemoLine {
    private static final Path DEMO = root().resolve("stream-jobs/src/main/demo");

    public final StreamCatalog streams = StreamCatalog.of(EventCatalog.builtin());
    public final RuleBundle rules;
    private final ReferenceData places;

    public DemoLine() throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        RuleCompiler compiler = new RuleCompiler(EventCatalog.builtin());
        List<RulePlan> plans = RulePaths.read(List.of(root().resolve("cep-rules/rules")), diagnostics).stream()
                .map(source -> compiler.compile(source).plan().orElseThrow())
                .toList();
        rules = new RuleBundle(PlanBinary.write(plans));
        places = ReferenceFolder.read(DEMO.resolve("reference"));
    }

    /** The demo's event files. */
    public static List<Path> events() throws IOException {
        try (Stream<Path> files = Files.list(DEMO.resolve("events"))) {
            return files.sorted().toList();
        }
    }

    public CepPipeline pipeline(StreamExecutionEnvironment flink, long idleMillis, int cachedPartitions) {
        Timing timing = new Timing(
                streams.latenessMillis(rules.streams()),
                idleMillis,
                rules.longestMillis(streams.types(), places.geography()));
        return new CepPipeline(
                flink, new CepPipeline.Settings(streams, EventTimeRange.RECORDED, places, timing, cachedPartitions));
    }

    /** Runs the demo's files to their end. */
    public void replay(StreamExecutionEnvironment flink, int cachedPartitions, CepPipeline.Outputs outputs)
            throws Exception {
        pipeline(flink, 0, cachedPartitions)
                .build(
                        new ReplaySource(events(), Pace.parse("600x")),
                        1,
                        new BundleSource(rules.bytes(), Boundedness.BOUNDED),
                        outputs);
        flink.execute("demo-line");
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
