package io.bongsu.jobs.source.kafka;

import io.bongsu.jobs.source.RawRecord;
import io.bongsu.jobs.source.RawRecord.Encoding;
import io.bongsu.jobs.source.RawRecordFormat;
import io.bongsu.jobs.state.FormatTypeInfo;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * Topics of raw messages.
 *
 * <p>Shape: topic {@code prefix + stream}, such as {@code raw.LprRead}; values in one encoding. Starts at the group's
 * committed offsets, else at the earliest. Records without a value are skipped.
 */
public final class RawTopics implements KafkaRecordDeserializationSchema<RawRecord> {
    private static final long serialVersionUID = 1L;

    private final String prefix;
    private final Encoding encoding;

    public RawTopics(String prefix, Encoding encoding) {
        this.prefix = Objects.requireNonNull(prefix, "prefix");
        this.encoding = Objects.requireNonNull(encoding, "encoding");
    }

    /** A source that reads the topics of the given streams. */
    public KafkaSource<RawRecord> source(String bootstrap, String group, List<String> streams) {
        return KafkaSource.<RawRecord>builder()
                .setBootstrapServers(bootstrap)
                .setGroupId(group)
                .setTopics(streams.stream().map(stream -> prefix + stream).toList())
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setProperty("isolation.level", "read_committed")
                .setDeserializer(this)
                .build();
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out) {
        if (record.value() == null) {
            return;
        }
        String stream = record.topic().startsWith(prefix) ? record.topic().substring(prefix.length()) : "";
        out.collect(new RawRecord(
                stream,
                encoding,
                record.value(),
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp() < 0 ? RawRecord.NO_TIMESTAMP : record.timestamp()));
    }

    @Override
    public TypeInformation<RawRecord> getProducedType() {
        return FormatTypeInfo.of(RawRecord.class, new RawRecordFormat());
    }
}
