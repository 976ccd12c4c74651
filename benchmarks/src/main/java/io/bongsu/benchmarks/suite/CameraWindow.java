package io.bongsu.benchmarks.suite;

import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Extent;
import io.bongsu.benchmarks.contender.Matches;
import io.bongsu.benchmarks.contender.Target;
import io.bongsu.benchmarks.contender.Workplace;
import io.bongsu.benchmarks.contender.esper.EsperContender;
import io.bongsu.benchmarks.contender.ours.LineContender;
import io.bongsu.benchmarks.contender.ours.LineJob;
import io.bongsu.benchmarks.contender.ours.OpenStateCost;
import io.bongsu.benchmarks.contender.peer.CameraEvent;
import io.bongsu.benchmarks.contender.sql.SqlContender;
import io.bongsu.benchmarks.rule.RulePlans;
import io.bongsu.benchmarks.rule.RuleSeries;
import io.bongsu.benchmarks.stream.EventStream;
import io.bongsu.benchmarks.stream.TrafficReads;
import io.bongsu.engine.alert.Alert;
import io.bongsu.engine.plan.PlanBinary;
import io.bongsu.jobs.deploy.RuleBundle;
import io.bongsu.jobs.enrich.EnrichedAlert;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * P4: count and mean speed of the last 60 s at each of 4,000 cameras, a row per read while traffic stands.
 *
 * <p>Shape: Esper and we drop an event at exactly 60 s, so the SQL range, whose end counts, is 59.999 s. No camera has two
 * reads in one ms, whose rows SQL would give with both counted. A match is the read, the count and the mean.
 */
final class CameraWindow implements BenchCase {
    private static final String HAVING = "count(*) >= 20 and avg(speed) < 30";
    private static final String OURS_EPL = """
            create context ByCamera partition by camera from CameraRead;
            @name('open') context ByCamera
            select eventId, count(*) as n, avg(speed) as mean
            from CameraRead#time(60 sec) group by camera having %s;
            """.formatted(HAVING);

    /** One window over all cameras: grouping costs Esper less than a context or a window per camera. */
    private static final String ESPER_EPL = """
            select ts as t, seq as i, count(*) as n, avg(speed) as mean
            from CameraRead#time(60 sec) group by camera having %s
            """.formatted(HAVING);

    private static final String SQL_QUERY = """
            select ts, seq, n, mean from (
              select ts, seq, count(*) over recent as n, avg(speed) over recent as mean from camera_reads
              window recent as (partition by camera order by rowtime
                range between interval '59.999' second preceding and current row))
            where n >= 20 and mean < 30
            """;
    private static final RuleSeries RULES = new RuleSeries(OURS_EPL, ESPER_EPL, 1, rule -> List.of());
    private static final long EVERY_MICROS = 100;

    /** Comes within 60 s. */
    private static final long WINDOWED = 400_000;

    private final EventStream stream;

    CameraWindow() {
        this(EVERY_MICROS);
    }

    /** With events further apart. */
    CameraWindow(long everyMicros) {
        this.stream = new TrafficReads(4, everyMicros);
    }

    @Override
    public String name() {
        return "P4";
    }

    @Override
    public String title() {
        return "window: count and avg over #time(60 sec) per camera, having";
    }

    @Override
    public List<String> variants(Extent extent) {
        return List.of("4000 cameras");
    }

    @Override
    public List<String> systems() {
        return List.of(OURS, Peers.ESPER, Peers.SQL);
    }

    /** The peer without a target is left out of a quick run. */
    @Override
    public List<String> systems(String variant, Extent extent) {
        return extent == Extent.QUICK ? List.of(OURS, Peers.ESPER) : systems();
    }

    @Override
    public EventStream stream(String variant) {
        return stream;
    }

    @Override
    public Contender contender(String system) {
        return switch (system) {
            case OURS ->
                new LineContender(
                        variant -> LineJob.of(
                                        stream, new RuleBundle(PlanBinary.write(RulePlans.of(RULES, stream.catalog()))))
                                .alerts(CameraWindow::match),
                        this::windowedEvents);
            case Peers.ESPER ->
                new EsperContender(variant -> Peers.esperReads(
                        stream,
                        CameraEvent::readTraffic,
                        event -> event.getCamera().hashCode(),
                        RULES));
            case Peers.SQL -> new SqlContender(stream, SQL_QUERY);
            default -> throw new IllegalArgumentException("a system must be known, system=" + system);
        };
    }

    /** Within the first 60 s each event is one more in a window. */
    private SortedMap<String, Double> windowedEvents(LineJob job) throws Exception {
        if (Workplace.current().quick()) {
            return new TreeMap<>();
        }
        return OpenStateCost.measure(job, WINDOWED / 10, WINDOWED, events -> events);
    }

    private static void match(EnrichedAlert enriched, Matches.Part matches) {
        Alert alert = enriched.alert();
        long index = LineJob.index((String) alert.details().get("eventId"));
        long count = (Long) alert.details().get("n");
        double mean = (Double) alert.details().get("mean");
        matches.add(alert.detectedAtMillis(), Matches.hash(index, count, Double.doubleToLongBits(mean)));
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.speed(".*", Peers.ESPER, 1));
    }
}
