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
    static final String CEP_ROCKSDB = "flink-cep-rocksdb";
    static final String CEP_HEAP = "flink-cep-heap";
    static final String SQL = "flink-sql";

    private Peers() {}

    /**
     * A pattern over reports and reads of a key, by Esper or Flink CEP.
     *
     * <p>Esper correlates the events in the pattern ({@code k=a.k}) instead of keeping a context partition per key: its
     * filter index then finds the waiting partial match by one hash look-up, and a key that nobody reports costs nothing
     * more, whereas a partition is made at a key's first event and never ends.
     */
    static Contender ofKeys(
            String system, Function<String, EventStream> streams, String esper, Supplier<CepPattern<KeyedEvent>> cep) {
        return switch (system) {
            case ESPER ->
                new EsperContender(variant -> new EsperWork<>(
                        streams.apply(variant),
                        List.of(ReportReads.REPORT, ReportReads.READ),
                        KeyedEvent.class,
                        KeyedEvent::read,
                        event -> event.getK().hashCode(),
                        RuleSeries.single(esper)));
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
