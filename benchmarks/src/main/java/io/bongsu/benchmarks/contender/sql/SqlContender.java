package io.bongsu.benchmarks.contender.sql;

import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Matches;
import io.bongsu.benchmarks.contender.Round;
import io.bongsu.benchmarks.contender.flink.BenchFlink;
import io.bongsu.benchmarks.contender.flink.BenchSource;
import io.bongsu.benchmarks.contender.flink.RoundSink;
import io.bongsu.benchmarks.contender.peer.CameraEvent;
import io.bongsu.benchmarks.stream.EventStream;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.jobs.source.RawRecordFormat;
import io.bongsu.jobs.state.FormatTypeInfo;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.DataType;
import org.apache.flink.types.Row;

/**
 * Flink SQL: one query over camera reads, state on the heap, which is its fastest.
 *
 * <p>Shape: reads reach the table {@code camera_reads} (ts, seq, camera, speed, and rowtime) as internal rows, without conversion.
 * The query selects the match's time, then the read's index, a count and a real number.
 *
 * <p>Source: Flink documentation, "Over Aggregation".
 */
public final class SqlContender implements Contender {
    private static final DataType ROW = DataTypes.ROW(
                    DataTypes.FIELD("ts", DataTypes.BIGINT()),
                    DataTypes.FIELD("seq", DataTypes.BIGINT()),
                    DataTypes.FIELD("camera", DataTypes.STRING()),
                    DataTypes.FIELD("speed", DataTypes.DOUBLE()))
            .notNull()
            .bridgedTo(RowData.class);
    private static final Schema SCHEMA = Schema.newBuilder()
            .column("ts", DataTypes.BIGINT())
            .column("seq", DataTypes.BIGINT())
            .column("camera", DataTypes.STRING())
            .column("speed", DataTypes.DOUBLE())
            .columnByMetadata("rowtime", DataTypes.TIMESTAMP_LTZ(3))
            .watermark("rowtime", "SOURCE_WATERMARK()")
            .build();

    private final EventStream stream;
    private final String query;

    public SqlContender(EventStream stream, String query) {
        this.stream = stream;
        this.query = query;
    }

    @Override
    public void prepare(String variant) throws Exception {
        BenchFlink.shared();
    }

    @Override
    public Round run(long events) throws Exception {
        BenchFlink flink = BenchFlink.shared();
        StreamExecutionEnvironment environment = flink.environment(BenchFlink.State.HEAP, true);
        environment.getConfig().enableObjectReuse();
        StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
        tables.createTemporaryView("camera_reads", tables.fromDataStream(reads(environment, events), SCHEMA));
        tables.toDataStream(tables.sqlQuery(query)).sinkTo(new RoundSink<Row>(SqlContender::match));
        return flink.run(environment, events);
    }

    private DataStream<RowData> reads(StreamExecutionEnvironment flink, long events) {
        return flink.fromSource(
                        BenchSource.upTo(stream, events),
                        WatermarkStrategy.noWatermarks(),
                        "source",
                        FormatTypeInfo.of(RawRecord.class, new RawRecordFormat()))
                .map(SqlContender::read)
                .returns(InternalTypeInfo.<RowData>of(ROW.getLogicalType()))
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<RowData>forBoundedOutOfOrderness(Duration.ofMillis(stream.latenessMillis()))
                                .withTimestampAssigner((row, unset) -> row.getLong(0)));
    }

    private static RowData read(RawRecord record) {
        CameraEvent event = CameraEvent.readTraffic(record);
        return GenericRowData.of(
                event.getTs(), event.getSeq(), StringData.fromString(event.getCamera()), event.getSpeed());
    }

    private static void match(Row row, Matches.Part matches) {
        long index = (Long) row.getField(1);
        long count = (Long) row.getField(2);
        long real = Double.doubleToLongBits((Double) row.getField(3));
        matches.add((Long) row.getField(0), Matches.hash(index, count, real));
    }

    @Override
    public void close() {
        // The cluster ends with the JVM.
    }
}
