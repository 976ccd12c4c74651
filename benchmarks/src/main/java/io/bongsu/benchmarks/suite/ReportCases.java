package io.bongsu.benchmarks.suite;

import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.contender.Target;
import io.bongsu.benchmarks.contender.ours.BenchRules;
import io.bongsu.benchmarks.contender.ours.LineJob;
import io.bongsu.benchmarks.contender.peer.KeyedEvent;
import io.bongsu.benchmarks.stream.EventStream;
import java.util.List;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;

/** What the cases over reports and reads of a key have in common: P2 and P3. */
final class ReportCases {
    static final String SMALL = "100k keys";
    static final String LARGE = "1M keys";
    static final int SMALL_KEYS = 100_000;
    static final int LARGE_KEYS = 1_000_000;
    static final SimpleCondition<KeyedEvent> REPORT = SimpleCondition.of(KeyedEvent::isReport);
    static final SimpleCondition<KeyedEvent> READ = SimpleCondition.of(event -> !event.isReport());

    /** The last one has no target: Esper's pattern over all keys keeps nothing apart. */
    static final List<String> SYSTEMS =
            List.of(BenchCase.OURS, Peers.CEP_ROCKSDB, Peers.CEP_HEAP, Peers.ESPER, Peers.ESPER_PATTERN);

    static final List<String> SYSTEMS_WITH_TARGETS = SYSTEMS.subList(0, 4);

    private ReportCases() {}

    static List<Target> targets() {
        return List.of(
                Target.speed(".*", Peers.CEP_ROCKSDB, 15),
                Target.speed(".*", Peers.CEP_HEAP, 3),
                Target.speed(".*", Peers.ESPER, 1));
    }

    static LineJob line(EventStream stream, String rule) {
        return LineJob.of(stream, BenchRules.compile(stream.catalog(), List.of(rule)));
    }
}
