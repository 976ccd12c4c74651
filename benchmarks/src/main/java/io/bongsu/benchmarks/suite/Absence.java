package io.bongsu.benchmarks.suite;

import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Effort;
import io.bongsu.benchmarks.contender.Extent;
import io.bongsu.benchmarks.contender.Target;
import io.bongsu.benchmarks.contender.cep.CepPattern;
import io.bongsu.benchmarks.contender.ours.LineContender;
import io.bongsu.benchmarks.stream.EventStream;
import io.bongsu.benchmarks.stream.ReportReads;
import java.util.List;

/** P3: a report, and no read of its key within 60 s; 1.2 events per ms of event time. */
final class Absence implements BenchCase {
    static final String RULE = """
        create context ByKey partition by k from Report, k from Read;
        @name('open') context ByKey
        select a.eventId as report
        from pattern [every a=Report -> (timer:interval(60 sec) and not Read(k = a.k))];
        """;
    private static final String ESPER_PATTERN = """
        select a.ts + 60000 as t, a.seq as i
        from pattern [every a=Report -> (timer:interval(60 sec) and not Read(k = a.k))]
        """;
    private static final int STRETCH_MILLIS = 40;

    /** Events ten times as rare, so that a short round reaches beyond the first 60 s too. */
    private static final String RARE = "100k keys, rare";

    private static final int RARER = 10;

    /** More than the first 60 s of event time, so that something has been absent for so long. */
    private static final long LEAST_EVENTS = 100_000;

    private final int stretchMillis;

    Absence() {
        this(STRETCH_MILLIS);
    }

    /** With events further apart. */
    Absence(int stretchMillis) {
        this.stretchMillis = stretchMillis;
    }

    @Override
    public String name() {
        return "P3";
    }

    @Override
    public String title() {
        return "absence: every a=Report -> (timer:interval(60 sec) and not Read(k=a.k))";
    }

    @Override
    public List<String> variants(Extent extent) {
        return extent == Extent.QUICK ? List.of(RARE) : List.of(ReportCases.SMALL, ReportCases.LARGE);
    }

    @Override
    public List<String> systems() {
        return ReportCases.SYSTEMS;
    }

    /** The slowest peer is left out of a quick run, the one without a target of a full one too. */
    @Override
    public List<String> systems(String variant, Extent extent) {
        return switch (extent) {
            case QUICK -> List.of(OURS, Peers.CEP_HEAP, Peers.ESPER);
            case FULL -> ReportCases.SYSTEMS_WITH_TARGETS;
            case LONG -> systems();
        };
    }

    @Override
    public EventStream stream(String variant) {
        return new ReportReads(
                3,
                variant.equals(ReportCases.LARGE) ? ReportCases.LARGE_KEYS : ReportCases.SMALL_KEYS,
                variant.equals(RARE) ? RARER * stretchMillis : stretchMillis);
    }

    @Override
    public Effort effort(String variant, Extent extent) {
        return BenchCase.super
                .effort(variant, extent)
                .atLeast(variant.equals(RARE) ? LEAST_EVENTS / RARER : LEAST_EVENTS);
    }

    @Override
    public Contender contender(String system) {
        return switch (system) {
            case OURS -> new LineContender(variant -> ReportCases.line(stream(variant), RULE));
            default ->
                Peers.ofKeys(
                        system,
                        this::stream,
                        ESPER_PATTERN,
                        () -> CepPattern.notFollowedBy(ReportCases.REPORT, ReportCases.READ));
        };
    }

    @Override
    public List<Target> targets() {
        return ReportCases.targets();
    }
}
