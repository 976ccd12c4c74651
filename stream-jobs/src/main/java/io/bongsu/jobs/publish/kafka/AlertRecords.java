package io.bongsu.jobs.publish.kafka;

import io.bongsu.jobs.enrich.EnrichedAlert;
import io.bongsu.jobs.publish.AlertJson;
import io.bongsu.schemas.OwnSchemas;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Alerts as Kafka records.
 *
 * <p>Shape: key = fingerprint in UTF-8; value = plain Avro of {@code Alert.avsc}; record time = detected-at.
 */
public final class AlertRecords implements KafkaRecordSerializationSchema<EnrichedAlert> {
    private static final long serialVersionUID = 1L;

    private final String topic;

    public AlertRecords(String topic) {
        this.topic = Objects.requireNonNull(topic, "topic");
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(EnrichedAlert enriched, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(
                topic,
                null,
                enriched.alert().detectedAtMillis(),
                enriched.alert().fingerprint().getBytes(StandardCharsets.UTF_8),
                AvroValue.encode(AlertJson.fields(enriched), OwnSchemas.ALERT));
    }
}
