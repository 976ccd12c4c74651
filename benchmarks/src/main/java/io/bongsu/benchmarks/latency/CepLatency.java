package io.bongsu.benchmarks.latency;

import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Matches;
import io.bongsu.benchmarks.contender.flink.BenchFlink.State;
import io.bongsu.benchmarks.contender.flink.BenchSource;
import io.bongsu.benchmarks.contender.flink.RoundSink;
import io.bongsu.benchmarks.pace.Latencies;
import io.bongsu.benchmarks.stream.EventStream;
import io.bongsu.benchmarks.stream.ReportReads;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.jobs.source.RawRecordFormat;
import io.bongsu.jobs.state.FormatTypeInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * Flink CEP's latency on the same events: report, then the next read of its key, in event time, to a sink that looks at the
 * clock.
 *
 * <p>Shape: an event is (is a report, key, time, index); its bytes are read by hand. Watermarks are told with every event,
 * as ours are.
 */
public final class CepLatency implements LatencyRounds.Job {
    private CepLatency() {}

    public static Contender of(EventStream events, State state) {
        return new LatencyRounds(events, state, new CepLatency());
    }

    /** Reads event id, time and key of a report or read. */
    static Tuple4<Boolean, String, Long, Long> read(RawRecord raw) {
        byte[] bytes = raw.bytes();
        int at = 1 + bytes[0] / 2;
        long zigzag = 0;
        for (int shift = 0; ; shift += 7) {
            byte one = bytes[at++];
            zigzag |= (long) (one & 0x7f) << shift;
            if (one >= 0) {
                break;
            }
        }
        int length = bytes[at++] / 2;
        String key = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
        return Tuple4.of(raw.stream().equals(ReportReads.REPORT), key, zigzag >>> 1 ^ -(zigzag & 1), raw.offset());
    }

    @Override
    public void build(StreamExecutionEnvironment flink, EventStream stream, BenchSource source, boolean transactional) {
        TypeInformation<Tuple4<Boolean, String, Long, Long>> type = TypeInformation.of(new TypeHint<>() {});
        flink.getConfig().setAutoWatermarkInterval(10);
        flink.getConfig().enableObjectReuse();
        DataStream<Tuple4<Boolean, String, Long, Long>> events = flink.fromSource(
                        source,
                        WatermarkStrategy.noWatermarks(),
                        "source",
                        FormatTypeInfo.of(RawRecord.class, new RawRecordFormat()))
                .map(CepLatency::read)
                .returns(type)
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<Tuple4<Boolean, String, Long, Long>>forBoundedOutOfOrderness(
                                        Duration.ofMillis(stream.latenessMillis()))
                                .withTimestampAssigner((event, before) -> event.f2));
        Pattern<Tuple4<Boolean, String, Long, Long>, ?> pattern = Pattern.<Tuple4<Boolean, String, Long, Long>>begin(
                        "report", AfterMatchSkipStrategy.noSkip())
                .where(SimpleCondition.of(event -> event.f0))
                .followedBy("read")
                .where(SimpleCondition.of(event -> !event.f0))
                .within(Duration.ofSeconds(60));
        CEP.pattern(events.keyBy(event -> event.f1, Types.STRING), pattern)
                .process(new LastIndex())
                .sinkTo(new RoundSink<>(CepLatency::arrived))
                .name("alerts");
    }

    private static void arrived(Long index, Matches.Part matches) {
        Latencies.current().arrived(index, System.nanoTime());
    }

    /** The event of a match that was made last. */
    private static final class LastIndex extends PatternProcessFunction<Tuple4<Boolean, String, Long, Long>, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processMatch(
                Map<String, List<Tuple4<Boolean, String, Long, Long>>> match, Context context, Collector<Long> out) {
            out.collect(
                    Math.max(match.get("report").get(0).f3, match.get("read").get(0).f3));
        }
    }
}
