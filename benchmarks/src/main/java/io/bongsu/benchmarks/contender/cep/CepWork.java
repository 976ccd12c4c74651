package io.bongsu.benchmarks.contender.cep;

import io.bongsu.benchmarks.contender.peer.CameraEvent;
import io.bongsu.benchmarks.contender.peer.KeyedEvent;
import io.bongsu.benchmarks.contender.peer.PeerEvent;
import io.bongsu.benchmarks.contender.peer.PeerReader;
import io.bongsu.benchmarks.stream.EventStream;
import java.util.List;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;

/**
 * A variant as Flink CEP runs it.
 *
 * <p>Shape: one branch of the job, with an operator of its own, per pattern, because an operator has one pattern; {@code
 * wanted} of a branch keeps from its shuffle what its pattern cannot use.
 */
public record CepWork<E extends PeerEvent>(
        EventStream stream,
        PeerReader<E> reader,
        TypeInformation<E> type,
        KeySelector<E, String> key,
        List<Branch<E>> branches) {
    /** A pattern, and which events it looks at. */
    public record Branch<E extends PeerEvent>(FilterFunction<E> wanted, CepPattern<E> pattern) {}

    public CepWork {
        branches = List.copyOf(branches);
    }

    /** One pattern over reports and reads, by their key. */
    public static CepWork<KeyedEvent> ofKeys(EventStream stream, CepPattern<KeyedEvent> pattern) {
        return new CepWork<>(
                stream,
                KeyedEvent::read,
                KeyedEventSerializer.TYPE,
                KeyedEvent::getK,
                List.of(new Branch<>(event -> true, pattern)));
    }

    /** Patterns over camera reads, by plate. */
    public static CepWork<CameraEvent> ofPlates(EventStream stream, List<Branch<CameraEvent>> branches) {
        return new CepWork<>(
                stream, CameraEvent::readPlate, CameraEventSerializer.TYPE, CameraEvent::getPlate, branches);
    }
}
