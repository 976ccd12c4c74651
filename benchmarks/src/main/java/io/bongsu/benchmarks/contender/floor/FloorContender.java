package io.bongsu.benchmarks.contender.floor;

import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Round;
import io.bongsu.benchmarks.contender.flink.BenchFlink;
import io.bongsu.benchmarks.contender.flink.BenchSource;
import io.bongsu.benchmarks.contender.flink.RoundSink;
import io.bongsu.benchmarks.stream.EventStream;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.jobs.source.RawRecordFormat;
import io.bongsu.jobs.state.FormatTypeInfo;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** The least that a keyed Flink job can do: raw records go by key to an operator that drops them. */
public final class FloorContender implements Contender {
    private final EventStream stream;

    public FloorContender(EventStream stream) {
        this.stream = stream;
    }

    @Override
    public void prepare(String variant) throws Exception {
        BenchFlink.shared();
    }

    @Override
    public Round run(long events) throws Exception {
        BenchFlink flink = BenchFlink.shared();
        StreamExecutionEnvironment environment = flink.environment(BenchFlink.State.ROCKSDB, true);
        DataStream<RawRecord> raw = environment
                .fromSource(
                        BenchSource.upTo(stream, events),
                        WatermarkStrategy.noWatermarks(),
                        "source",
                        FormatTypeInfo.of(RawRecord.class, new RawRecordFormat()))
                .uid("source");
        raw.keyBy(RawRecord::offset, Types.LONG)
                .process(new Nothing())
                .returns(raw.getType())
                .uid("nothing")
                .sinkTo(RoundSink.dropping())
                .uid("end");
        return flink.run(environment, events);
    }

    @Override
    public void close() {}

    private static final class Nothing extends KeyedProcessFunction<Long, RawRecord, RawRecord> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(RawRecord record, Context context, Collector<RawRecord> out) {}
    }
}
