package io.bongsu.benchmarks.suite;

import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Extent;
import io.bongsu.benchmarks.contender.Matches;
import io.bongsu.benchmarks.contender.Target;
import io.bongsu.benchmarks.contender.cep.CepPattern;
import io.bongsu.benchmarks.contender.cep.CepWork;
import io.bongsu.benchmarks.contender.esper.EsperContender;
import io.bongsu.benchmarks.contender.ours.LineContender;
import io.bongsu.benchmarks.contender.ours.LineJob;
import io.bongsu.benchmarks.contender.peer.CameraEvent;
import io.bongsu.benchmarks.rule.RulePlans;
import io.bongsu.benchmarks.rule.RuleSeries;
import io.bongsu.benchmarks.stream.EventStream;
import io.bongsu.benchmarks.stream.RuleReads;
import io.bongsu.engine.alert.Alert;
import io.bongsu.engine.plan.PlanBinary;
import io.bongsu.jobs.deploy.RuleBundle;
import io.bongsu.jobs.enrich.EnrichedAlert;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;

/**
 * P5: 10 to 10,000 rules that differ only in constants; however many, the same share of the events hits one.
 *
 * <p>Shape: a variant is a family and a number of rules, such as {@code b-1000}; the families are those of {@link Family}.
 * A match is the rule, its events, and the count and mean of {@code d}. Flink CEP runs the ten patterns of {@code b-10}
 * alone: it has one operator per pattern.
 */
final class ManyRules implements BenchCase {
    private static final List<Integer> RULES = List.of(10, 1_000, 10_000);
    /** The family without a target: how it grows is for a long run. */
    private static final List<Integer> RANGES = List.of(1_000);

    /** Ten thousand rules take longer to deploy than a quick run may take. */
    private static final List<String> QUICK = List.of("a-1000", "b-1000");

    /** Ten thousand patterns: Esper takes minutes to deploy them, so that it takes part in a long run only. */
    private static final String SLOW = "b-10000";

    private static final String FOR_CEP = "b-10";
    private static final long EVERY_MICROS = 100;

    private final long everyMicros;

    ManyRules() {
        this(EVERY_MICROS);
    }

    /** With events further apart. */
    ManyRules(long everyMicros) {
        this.everyMicros = everyMicros;
    }

    @Override
    public String name() {
        return "P5";
    }

    @Override
    public String title() {
        return "many rules: (a) equality, (b) two-step pattern, (c) range, (d) window with group by; number of rules";
    }

    @Override
    public List<String> variants(Extent extent) {
        if (extent == Extent.QUICK) {
            return QUICK;
        }
        List<String> variants = new ArrayList<>();
        for (Family family : Family.values()) {
            for (int rules : extent == Extent.FULL && family == Family.RANGE ? RANGES : RULES) {
                variants.add(family.letter() + "-" + rules);
            }
        }
        return variants;
    }

    @Override
    public List<String> systems() {
        return List.of(OURS, Peers.ESPER, Peers.CEP_ROCKSDB, Peers.CEP_HEAP);
    }

    @Override
    public List<String> systems(String variant, Extent extent) {
        if (extent == Extent.QUICK) {
            return List.of(OURS, Peers.ESPER);
        }
        if (variant.equals(SLOW) && extent == Extent.FULL) {
            return List.of(OURS);
        }
        return variant.equals(FOR_CEP) ? systems() : List.of(OURS, Peers.ESPER);
    }

    @Override
    public EventStream stream(String variant) {
        return new RuleReads(5, Family.of(variant).events(), rules(variant), everyMicros);
    }

    private static int rules(String variant) {
        return Integer.parseInt(variant.substring(variant.indexOf('-') + 1));
    }

    @Override
    public Contender contender(String system) {
        return switch (system) {
            case OURS -> new LineContender(this::line);
            case Peers.ESPER ->
                new EsperContender(variant -> {
                    Family family = Family.of(variant);
                    return Peers.esperReads(
                            stream(variant), family.reader(), family.share(), family.series(rules(variant)));
                });
            case Peers.CEP_ROCKSDB, Peers.CEP_HEAP -> Peers.cep(system, this::cep);
            default -> throw new IllegalArgumentException("a system must be known, system=" + system);
        };
    }

    private LineJob line(String variant) {
        EventStream stream = stream(variant);
        RuleSeries series = Family.of(variant).series(rules(variant));
        RuleBundle bundle = new RuleBundle(PlanBinary.write(RulePlans.of(series, stream.catalog())));
        return LineJob.of(stream, bundle)
                .alerts(Family.of(variant) == Family.WINDOW ? ManyRules::window : ManyRules::events);
    }

    private static void events(EnrichedAlert enriched, Matches.Part matches) {
        Alert alert = enriched.alert();
        long[] indexes = alert.evidence().stream()
                .mapToLong(one -> LineJob.index(one.eventId()))
                .toArray();
        matches.add(alert.detectedAtMillis(), hash(alert, Matches.hash(indexes)));
    }

    private static void window(EnrichedAlert enriched, Matches.Part matches) {
        Alert alert = enriched.alert();
        long index = LineJob.index((String) alert.details().get("eventId"));
        long count = (Long) alert.details().get("n");
        double mean = (Double) alert.details().get("mean");
        matches.add(alert.detectedAtMillis(), hash(alert, Matches.hash(index, count, Double.doubleToLongBits(mean))));
    }

    private static long hash(Alert alert, long found) {
        return Matches.hash(RuleSeries.number(alert.rule().name()), found);
    }

    /** An event goes to the shuffle of a pattern only when it is one of its two cameras. */
    private CepWork<CameraEvent> cep(String variant) {
        List<CepWork.Branch<CameraEvent>> branches = new ArrayList<>();
        for (int rule = 0; rule < rules(variant); rule++) {
            String start = RuleReads.camera(rule);
            String end = RuleReads.endCamera(rule);
            branches.add(new CepWork.Branch<>(
                    event ->
                            event.getCamera().equals(start) || event.getCamera().equals(end),
                    CepPattern.followedBy(
                            SimpleCondition.of(event -> event.getCamera().equals(start)),
                            SimpleCondition.of(event -> event.getCamera().equals(end)),
                            rule)));
        }
        return CepWork.ofPlates(stream(variant), branches);
    }

    @Override
    public List<Target> targets() {
        return List.of(
                Target.speed("[abd]-(1000|10000)", Peers.ESPER, 2),
                Target.speed("a-10000", "bongsu@a-10", 0.5),
                Target.speed("b-10000", "bongsu@b-10", 0.5));
    }
}
