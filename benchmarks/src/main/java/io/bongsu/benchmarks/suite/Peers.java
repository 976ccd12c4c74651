package io.bongsu.benchmarks.suite;

import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.cep.CepContender;
import io.bongsu.benchmarks.contender.cep.CepPattern;
import io.bongsu.benchmarks.contender.cep.CepWork;
import io.bongsu.benchmarks.contender.esper.EsperContender;
import io.bongsu.benchmarks.contender.esper.EsperWork;
import io.bongsu.benchmarks.contender.flink.BenchFlink.State;
import io.bongsu.benchmarks.contender.peer.CameraEvent;
import io.bongsu.benchmarks.contender.peer.KeyedEvent;
import io.bongsu.benchmarks.contender.peer.PeerReader;
import io.bongsu.benchmarks.rule.RuleSeries;
import io.bongsu.benchmarks.stream.CameraRead;
import io.bongsu.benchmarks.stream.EventStream;
import io.bongsu.benchmarks.stream.ReportReads;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** The peers by name, and how each runs the cases' events. */
final class Peers {
    static final String ESPER = "esper";
    /** Esper without a context: a correlated pattern over all keys. */
    static final String ESPER_PATTERN = "esper-pattern";

    static final String CEP_ROCKSDB = "flink-cep-rocksdb";
    static final String CEP_HEAP = "flink-cep-heap";
    static final String SQL = "flink-sql";

    private static final String BY_KEY =
            "create context ByKey partition by k from Report, k from Read;\ncontext ByKey ";

    private Peers() {}

    /**
     * A pattern over reports and reads of a key, by Esper or Flink CEP.
     *
     * <p>{@link #ESPER} keeps the pattern in a context partition per key, as we do; a partition is made at a key's first
     * event and never ends, so that all but the first round find it made. {@link #ESPER_PATTERN} is the pattern alone, which
     * its filter index finds by one hash look-up: a key that nobody reports costs nothing more, but nothing is kept apart.
     */
    static Contender ofKeys(
            String system,
            Function<String, EventStream> streams,
            String pattern,
            Supplier<CepPattern<KeyedEvent>> cep) {
        return switch (system) {
            case ESPER, ESPER_PATTERN ->
                new EsperContender(variant -> new EsperWork<>(
                        streams.apply(variant),
                        List.of(ReportReads.REPORT, ReportReads.READ),
                        KeyedEvent.class,
                        KeyedEvent::read,
                        event -> event.getK().hashCode(),
                        RuleSeries.single(system.equals(ESPER) ? BY_KEY + pattern : pattern)));
            case CEP_ROCKSDB, CEP_HEAP -> cep(system, variant -> CepWork.ofKeys(streams.apply(variant), cep.get()));
            default -> throw new IllegalArgumentException("a system must be known, system=" + system);
        };
    }

    static Contender cep(String system, Function<String, CepWork<?>> works) {
        return new CepContender(system.equals(CEP_HEAP) ? State.HEAP : State.ROCKSDB, works);
    }

    /** Rules over camera reads in Esper. */
    static EsperWork<CameraEvent> esperReads(
            EventStream stream, PeerReader<CameraEvent> reader, ToIntFunction<CameraEvent> share, RuleSeries rules) {
        return new EsperWork<>(stream, List.of(CameraRead.NAME), CameraEvent.class, reader, share, rules);
    }
}
