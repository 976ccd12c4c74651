package io.bongsu.benchmarks.contender.esper;

import io.bongsu.benchmarks.contender.peer.PeerEvent;
import io.bongsu.benchmarks.contender.peer.PeerReader;
import io.bongsu.benchmarks.rule.RuleSeries;
import io.bongsu.benchmarks.stream.EventStream;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A variant as Esper runs it.
 *
 * <p>Shape: {@code type} is the JavaBean of the events of all {@code streams}. {@code share} is a
 * number that is the same for all events that must meet in one runtime. The rules select the match's time first, then the
 * numbers that it is made of.
 */
public record EsperWork<E extends PeerEvent>(
        EventStream stream,
        List<String> streams,
        Class<E> type,
        PeerReader<E> reader,
        ToIntFunction<E> share,
        RuleSeries rules) {
    public EsperWork {
        streams = List.copyOf(streams);
    }
}
