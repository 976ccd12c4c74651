package io.bongsu.benchmarks.suite;

import io.bongsu.benchmarks.city.CityContender;
import io.bongsu.benchmarks.city.Nation;
import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Effort;
import io.bongsu.benchmarks.contender.Extent;
import io.bongsu.benchmarks.contender.Target;
import io.bongsu.benchmarks.contender.Target.Bound;
import io.bongsu.benchmarks.stream.EventStream;
import java.util.List;

/** P9: the generated nation, all streams and the rules of the five services, at a rising rate until lag grows. */
final class City implements BenchCase {
    private static final Nation NATION = new Nation(9);

    @Override
    public String name() {
        return "P9";
    }

    @Override
    public String title() {
        return "city: a nation's streams, the rules of the five services";
    }

    @Override
    public List<String> variants(Extent extent) {
        return List.of(CityContender.MAXIMUM, CityContender.RISING);
    }

    @Override
    public List<String> systems() {
        return List.of(OURS);
    }

    @Override
    public EventStream stream(String variant) {
        return NATION;
    }

    /** How long a rate is offered is the contender's. */
    @Override
    public Effort effort(String variant, Extent extent) {
        Effort usual = Effort.of(extent);
        return variant.equals(CityContender.RISING)
                ? usual.fixed(1).withoutWarmUp().rounds(3)
                : usual;
    }

    @Override
    public Contender contender(String system) {
        return new CityContender(NATION);
    }

    @Override
    public List<Target> targets() {
        return List.of(
                new Target(CityContender.RISING, CityContender.SUSTAINED, "", Bound.AT_LEAST, 100_000),
                new Target(CityContender.MAXIMUM, Target.SPEED, "", Bound.AT_LEAST, 100_000));
    }
}
