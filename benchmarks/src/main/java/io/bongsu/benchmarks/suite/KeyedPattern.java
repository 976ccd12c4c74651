package io.bongsu.benchmarks.suite;

import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Effort;
import io.bongsu.benchmarks.contender.Extent;
import io.bongsu.benchmarks.contender.Target;
import io.bongsu.benchmarks.contender.Workplace;
import io.bongsu.benchmarks.contender.cep.CepPattern;
import io.bongsu.benchmarks.contender.ours.LineContender;
import io.bongsu.benchmarks.contender.ours.LineJob;
import io.bongsu.benchmarks.contender.ours.OpenStateCost;
import io.bongsu.benchmarks.stream.EventStream;
import io.bongsu.benchmarks.stream.ReportReads;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** P2: a report, then a read of its key within 60 s; 25 events per ms of event time. */
final class KeyedPattern implements BenchCase {
    static final String RULE = """
        create context ByKey partition by k from Report, k from Read;
        @name('open') context ByKey
        select a.eventId as report, b.eventId as read
        from pattern [every a=Report -> b=Read(k = a.k) where timer:within(60 sec)];
        """;
    private static final String ESPER_PATTERN = """
        select b.ts as t, a.seq as i, b.seq as j
        from pattern [every a=Report -> b=Read(k = a.k) where timer:within(60 sec)]
        """;
    private static final int STRETCH_MILLIS = 2;
    private static final long LEAST_EVENTS = 15_000;
    private static final long WITHIN_MILLIS = 60_000;
    private static final long OPEN_EVENTS = 1_500_000;

    private final int stretchMillis;

    KeyedPattern() {
        this(STRETCH_MILLIS);
    }

    /** With events further apart. */
    KeyedPattern(int stretchMillis) {
        this.stretchMillis = stretchMillis;
    }

    @Override
    public String name() {
        return "P2";
    }

    @Override
    public String title() {
        return "keyed pattern: every a=Report -> b=Read(k=a.k) where timer:within(60 sec)";
    }

    @Override
    public List<String> variants(Extent extent) {
        return extent == Extent.QUICK ? List.of(ReportCases.SMALL) : List.of(ReportCases.SMALL, ReportCases.LARGE);
    }

    @Override
    public List<String> systems() {
        return ReportCases.SYSTEMS;
    }

    /** The peer without a target is left out but of a long run. */
    @Override
    public List<String> systems(String variant, Extent extent) {
        return extent == Extent.LONG ? systems() : ReportCases.SYSTEMS_WITH_TARGETS;
    }

    @Override
    public EventStream stream(String variant) {
        return new ReportReads(
                2, variant.equals(ReportCases.LARGE) ? ReportCases.LARGE_KEYS : ReportCases.SMALL_KEYS, stretchMillis);
    }

    /** Even the slowest has matches to compare. */
    @Override
    public Effort effort(String variant, Extent extent) {
        return BenchCase.super.effort(variant, extent).atLeast(LEAST_EVENTS);
    }

    @Override
    public Contender contender(String system) {
        return switch (system) {
            case OURS -> new LineContender(variant -> ReportCases.line(stream(variant), RULE), this::openMatches);
            default ->
                Peers.ofKeys(
                        system,
                        this::stream,
                        ESPER_PATTERN,
                        () -> CepPattern.followedBy(ReportCases.REPORT, ReportCases.READ, -1));
        };
    }

    private SortedMap<String, Double> openMatches(LineJob job) throws Exception {
        ReportReads stream = (ReportReads) job.stream();
        if (Workplace.current().quick()) {
            return new TreeMap<>();
        }
        return OpenStateCost.measure(
                job, OPEN_EVENTS / 10, OPEN_EVENTS, events -> stream.openReports(events, WITHIN_MILLIS));
    }

    @Override
    public List<Target> targets() {
        return ReportCases.targets();
    }
}
