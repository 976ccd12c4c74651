package io.bongsu.jobs.publish.kafka;

import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;

/**
 * Where and how the line writes to Kafka.
 *
 * <p>Shape: {@code transactionPrefix} is unique per job and topic. With {@link DeliveryGuarantee#EXACTLY_ONCE} records become
 * visible with the next complete checkpoint, to readers with {@code read_committed}.
 *
 * <p>Unit: {@code transactionTimeoutMillis} must exceed checkpoint interval plus restart time, and not the broker's maximum.
 */
public record KafkaOutput(
        String bootstrap, DeliveryGuarantee guarantee, String transactionPrefix, long transactionTimeoutMillis) {
    /** A sink of records of one kind. */
    public <T> KafkaSink<T> sink(KafkaRecordSerializationSchema<T> records, String name) {
        Properties producer = new Properties();
        producer.setProperty("transaction.timeout.ms", Long.toString(transactionTimeoutMillis));
        producer.setProperty("acks", "all");
        return KafkaSink.<T>builder()
                .setBootstrapServers(bootstrap)
                .setDeliveryGuarantee(guarantee)
                .setTransactionalIdPrefix(transactionPrefix + "-" + name)
                .setKafkaProducerConfig(producer)
                .setRecordSerializer(records)
                .build();
    }
}
