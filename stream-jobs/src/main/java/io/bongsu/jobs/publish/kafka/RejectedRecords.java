package io.bongsu.jobs.publish.kafka;

import io.bongsu.jobs.decode.RejectedRecord;
import io.bongsu.schemas.OwnSchemas;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Rejected records as Kafka records: key = topic and partition they came from, value = plain Avro of RejectedEvent. */
public final class RejectedRecords implements KafkaRecordSerializationSchema<RejectedRecord> {
    private static final long serialVersionUID = 1L;

    private final String topic;

    public RejectedRecords(String topic) {
        this.topic = Objects.requireNonNull(topic, "topic");
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(RejectedRecord record, KafkaSinkContext context, Long timestamp) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("reason", record.reason());
        fields.put("code", record.code());
        fields.put("stream", record.stream().isEmpty() ? null : record.stream());
        fields.put("topic", record.topic());
        fields.put("partition", record.partition());
        fields.put("offset", record.offset());
        fields.put("bytes", ByteBuffer.wrap(record.bytes()));
        return new ProducerRecord<>(
                topic,
                (record.topic() + ":" + record.partition()).getBytes(StandardCharsets.UTF_8),
                AvroValue.encode(fields, OwnSchemas.REJECTED_EVENT));
    }
}
