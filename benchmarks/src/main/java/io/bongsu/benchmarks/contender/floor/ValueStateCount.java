package io.bongsu.benchmarks.contender.floor;

import io.bongsu.benchmarks.contender.Matches;
import io.bongsu.benchmarks.contender.flink.BenchSource;
import io.bongsu.benchmarks.contender.flink.JobBuilder;
import io.bongsu.benchmarks.contender.flink.RoundSink;
import io.bongsu.benchmarks.stream.Ticks;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.jobs.source.RawRecordFormat;
import io.bongsu.jobs.state.FormatTypeInfo;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Ticks per key in a {@code ValueState}, as a Flink tutorial does it: read, add one, write, for every event. */
public final class ValueStateCount implements JobBuilder {
    private final long wanted;

    /** @param wanted the count that is told */
    public ValueStateCount(long wanted) {
        this.wanted = wanted;
    }

    @Override
    public void build(StreamExecutionEnvironment flink, BenchSource source) {
        flink.fromSource(
                        source,
                        WatermarkStrategy.noWatermarks(),
                        "source",
                        FormatTypeInfo.of(RawRecord.class, new RawRecordFormat()))
                .uid("source")
                .map(record -> new TickReader(record.bytes()).read())
                .returns(Types.TUPLE(Types.STRING, Types.LONG))
                .uid("decode")
                .keyBy(tick -> tick.f0, Types.STRING)
                .process(new Count(wanted))
                .returns(Types.TUPLE(Types.STRING, Types.LONG))
                .uid("count")
                .sinkTo(new RoundSink<>((RoundSink.Reader<Tuple2<String, Long>>)
                        (found, matches) -> matches.add(found.f1, Matches.hash(Ticks.keyNumber(found.f0)))))
                .uid("end");
    }

    private static final class Count extends KeyedProcessFunction<String, Tuple2<String, Long>, Tuple2<String, Long>> {
        private static final long serialVersionUID = 1L;

        private final long wanted;
        private transient ValueState<Long> counts;

        Count(long wanted) {
            this.wanted = wanted;
        }

        @Override
        public void open(OpenContext context) {
            counts = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public void processElement(Tuple2<String, Long> tick, Context context, Collector<Tuple2<String, Long>> out)
                throws Exception {
            Long before = counts.value();
            long count = before == null ? 1 : before + 1;
            counts.update(count);
            if (count == wanted) {
                out.collect(tick);
            }
        }
    }
}
