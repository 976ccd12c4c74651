package io.bongsu.jobs;

import io.bongsu.jobs.decode.RejectedRecord;
import io.bongsu.jobs.enrich.EnrichedAlert;
import io.bongsu.jobs.publish.kafka.AlertRecords;
import io.bongsu.jobs.publish.kafka.KafkaOutput;
import io.bongsu.jobs.publish.kafka.RejectedRecords;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Alerts and rejected records to one topic each. */
public record KafkaOutputs(KafkaOutput kafka, String alertTopic, String rejectedTopic) implements CepPipeline.Outputs {
    @Override
    public void alerts(DataStream<EnrichedAlert> alerts) {
        alerts.sinkTo(kafka.sink(new AlertRecords(alertTopic), "alerts"))
                .name("publish-alerts")
                .uid("publish-alerts");
    }

    @Override
    public void rejected(DataStream<RejectedRecord> rejected) {
        rejected.sinkTo(kafka.sink(new RejectedRecords(rejectedTopic), "rejected"))
                .name("publish-rejected")
                .uid("publish-rejected");
    }
}
