package io.bongsu.benchmarks.city;

import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Matches;
import io.bongsu.benchmarks.contender.Round;
import io.bongsu.benchmarks.contender.Workplace;
import io.bongsu.benchmarks.contender.flink.BenchFlink;
import io.bongsu.benchmarks.contender.flink.BenchSource;
import io.bongsu.benchmarks.pace.PaceClock;
import io.bongsu.benchmarks.pace.PacedStream;
import io.bongsu.benchmarks.stream.EventStream;
import io.bongsu.jobs.deploy.RuleBundle;
import io.bongsu.jobs.reference.ReferenceData;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The whole line over the nation: as fast as it can, or at rates that rise until it falls behind.
 *
 * <p>Shape: a rate is sustained when in the last quarter of its time no event left the source more than a second late. A
 * rate is offered for two seconds in a quick run, six in a full one; each starts with nothing kept.
 */
public final class CityContender implements Contender {
    public static final String MAXIMUM = "maximum";
    public static final String RISING = "rising rate";
    /** The figure: the highest rate that was sustained, events/s. */
    public static final String SUSTAINED = "sustainedPerSecond";

    private static final int[] RATES = {50_000, 75_000, 100_000, 125_000, 150_000, 200_000, 250_000, 300_000, 400_000};
    private static final int[] QUICK_RATES = {100_000};
    private static final double LAG_MILLIS = 1_000;

    private final Nation nation;
    private final Workplace place = Workplace.current();
    private RuleBundle rules;
    private ReferenceData map;
    private boolean rising;

    public CityContender(Nation nation) {
        this.nation = nation;
    }

    @Override
    public void prepare(String variant) throws Exception {
        rising = variant.equals(RISING);
        if (rules == null) {
            rules = RulePack.compile();
            map = CityMap.read();
        }
        BenchFlink.shared();
    }

    @Override
    public Round run(long events) throws Exception {
        return rising ? rise() : round(nation, events, 0);
    }

    private Round rise() throws Exception {
        SortedMap<String, Double> figures = new TreeMap<>();
        Round last = null;
        double sustained = 0;
        int seconds = place.quick() ? 2 : 4;
        for (int rate : place.quick() ? QUICK_RATES : RATES) {
            long events = (long) rate * seconds;
            PaceClock pace = PaceClock.next(rate, place.parallelism(), events);
            Round round = round(new PacedStream(nation, false), events, rate);
            double lag = pace.settledLagMillis();
            figures.put("lagMillisAt" + rate / 1_000 + "k", lag);
            if (lag > LAG_MILLIS) {
                last = last == null ? round : last;
                break;
            }
            last = round;
            sustained = rate;
        }
        figures.put(SUSTAINED, sustained);
        return new Round(last.events(), last.nanos(), last.cpuNanos(), last.allocatedBytes(), new Matches(), figures);
    }

    private Round round(EventStream stream, long events, double perSecond) throws Exception {
        BenchFlink flink = BenchFlink.shared();
        StreamExecutionEnvironment environment = flink.environment(BenchFlink.State.ROCKSDB, true);
        new CityLine(stream, rules, map)
                .build(environment, BenchSource.upTo(stream, events).paced(perSecond));
        return flink.run(environment, events);
    }

    @Override
    public void close() {}
}
