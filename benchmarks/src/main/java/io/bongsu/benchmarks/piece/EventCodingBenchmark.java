package io.bongsu.benchmarks.piece;

import io.bongsu.benchmarks.city.Nation;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.partition.RoutedEvent;
import io.bongsu.jobs.decode.EventDecoder;
import io.bongsu.jobs.decode.EventTimeRange;
import io.bongsu.jobs.decode.StreamCatalog;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.jobs.state.EventTypeTable;
import io.bongsu.jobs.state.FormatTypeInfo;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An event's encodings: Avro bytes of the nation's streams to event, a routed event over the shuffle and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EventCodingBenchmark {
    private static final int EVENTS = 1_024;

    private final DataOutputSerializer out = new DataOutputSerializer(1_024);
    private final DataInputDeserializer in = new DataInputDeserializer();
    private RawRecord[] raw;
    private EventDecoder decoder;
    private TypeSerializer<RoutedEvent> serializer;
    private RoutedEvent[] routed;
    private byte[][] bytes;
    private int next;

    @Setup
    public void build() throws IOException {
        Nation nation = new Nation(1);
        raw = new RawRecord[EVENTS];
        for (int i = 0; i < EVENTS; i++) {
            raw[i] = nation.record(i);
        }
        decoder = new EventDecoder(StreamCatalog.of(nation.catalog()), EventTimeRange.LIVE);
        KeyedRule rule = new KeyedRule();
        var rules = rule.compile(List.of(KeyedRule.PATTERN));
        serializer = FormatTypeInfo.ofRouted(EventTypeTable.of(rule.types())).serializer();
        routed = new RoutedEvent[EVENTS];
        bytes = new byte[EVENTS][];
        for (int i = 0; i < EVENTS; i++) {
            routed[i] = rules.route(rule.read("k" + i, i, i)).get(0);
            out.clear();
            serializer.serialize(routed[i], out);
            bytes[i] = out.getCopyOfBuffer();
        }
    }

    private int next() {
        return next++ & EVENTS - 1;
    }

    @Benchmark
    public Event decodesAvro() {
        return decoder.decode(raw[next()], rejected -> {
            throw new IllegalStateException(rejected.toString());
        });
    }

    @Benchmark
    public int writesRoutedEvent() throws IOException {
        out.clear();
        serializer.serialize(routed[next()], out);
        return out.length();
    }

    @Benchmark
    public RoutedEvent readsRoutedEvent() throws IOException {
        byte[] one = bytes[next()];
        in.setBuffer(one);
        return serializer.deserialize(in);
    }
}
