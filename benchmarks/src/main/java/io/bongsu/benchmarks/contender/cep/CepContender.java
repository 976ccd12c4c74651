package io.bongsu.benchmarks.contender.cep;

import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Round;
import io.bongsu.benchmarks.contender.flink.BenchFlink;
import io.bongsu.benchmarks.contender.flink.BenchSource;
import io.bongsu.benchmarks.contender.flink.RoundSink;
import io.bongsu.benchmarks.contender.peer.PeerEvent;
import io.bongsu.benchmarks.contender.peer.PeerReader;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.jobs.source.RawRecordFormat;
import io.bongsu.jobs.state.FormatTypeInfo;
import java.time.Duration;
import java.util.function.Function;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.cep.CEP;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Flink CEP: one keyed operator per pattern, event time with bounded out-of-orderness, checkpoints as ours has them.
 *
 * <p>Shape: events are decoded beside the source, so that only the few fields that the pattern needs are shuffled, by a
 * serializer written by hand; objects are reused.
 */
public final class CepContender implements Contender {
    private final BenchFlink.State state;
    private final Function<String, CepWork<?>> works;
    private CepWork<?> work;

    /** {@code works} gives the work of a variant. */
    public CepContender(BenchFlink.State state, Function<String, CepWork<?>> works) {
        this.state = state;
        this.works = works;
    }

    @Override
    public void prepare(String variant) throws Exception {
        work = works.apply(variant);
        BenchFlink.shared();
    }

    @Override
    public Round run(long events) throws Exception {
        BenchFlink flink = BenchFlink.shared();
        StreamExecutionEnvironment environment = flink.environment(state, true);
        environment.getConfig().enableObjectReuse();
        build(environment, work, events);
        return flink.run(environment, events);
    }

    private static <E extends PeerEvent> void build(StreamExecutionEnvironment flink, CepWork<E> work, long events) {
        PeerReader<E> reader = work.reader();
        Duration lateness = Duration.ofMillis(work.stream().latenessMillis());
        SingleOutputStreamOperator<E> read = flink.fromSource(
                        BenchSource.upTo(work.stream(), events),
                        WatermarkStrategy.noWatermarks(),
                        "source",
                        FormatTypeInfo.of(RawRecord.class, new RawRecordFormat()))
                .uid("source")
                .map(reader::read)
                .returns(work.type())
                .uid("read")
                .assignTimestampsAndWatermarks(WatermarkStrategy.<E>forBoundedOutOfOrderness(lateness)
                        .withTimestampAssigner((event, unset) -> event.timeMillis()))
                .uid("event-time");
        DataStream<Tuple2<Long, Long>> found = null;
        for (int i = 0; i < work.branches().size(); i++) {
            CepWork.Branch<E> branch = work.branches().get(i);
            DataStream<Tuple2<Long, Long>> matches = CEP.pattern(
                            read.filter(branch.wanted()).uid("wanted-" + i).keyBy(work.key(), Types.STRING),
                            branch.pattern().pattern())
                    .inEventTime()
                    .process(branch.pattern().result(), Types.TUPLE(Types.LONG, Types.LONG))
                    .uid("pattern-" + i);
            found = found == null ? matches : found.union(matches);
        }
        found.sinkTo(new RoundSink<Tuple2<Long, Long>>((match, matches) -> matches.add(match.f0, match.f1)))
                .uid("matches");
    }

    @Override
    public void close() {
        // The cluster ends with the JVM.
    }
}
