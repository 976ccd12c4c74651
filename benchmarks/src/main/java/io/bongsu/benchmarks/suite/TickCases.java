package io.bongsu.benchmarks.suite;

import io.bongsu.benchmarks.contender.Extent;
import io.bongsu.benchmarks.contender.ours.BenchRules;
import io.bongsu.benchmarks.stream.Ticks;
import io.bongsu.jobs.deploy.RuleBundle;
import java.util.List;

/** What the cases over very many keys have in common: P6 and P8. A variant is a number of keys. */
final class TickCases {
    private static final int THOUSAND = 1_000;

    private TickCases() {}

    static String variant(int thousandKeys) {
        return thousandKeys % THOUSAND == 0 ? thousandKeys / THOUSAND + "M keys" : thousandKeys + "k keys";
    }

    static int keys(String variant) {
        int digits = variant.indexOf(' ') - 1;
        int number = Integer.parseInt(variant.substring(0, digits));
        return number * (variant.charAt(digits) == 'M' ? THOUSAND * THOUSAND : THOUSAND);
    }

    /** The one variant of an extent. */
    static List<String> variants(Extent extent, int quick, int full, int longest) {
        return List.of(variant(
                switch (extent) {
                    case QUICK -> quick;
                    case FULL -> full;
                    case LONG -> longest;
                }));
    }

    /** A key's tick that is the {@code wanted}-th. */
    static RuleBundle rule(Ticks ticks, long wanted) {
        String rule = "create context ByKey partition by k from Tick;\n"
                + "@name('open') context ByKey select k, count(*) as n from Tick having count(*) = " + wanted + ";";
        return BenchRules.compile(ticks.catalog(), List.of(rule));
    }
}
