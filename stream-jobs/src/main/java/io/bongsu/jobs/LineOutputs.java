package io.bongsu.jobs;

import io.bongsu.jobs.decode.RejectedRecord;
import io.bongsu.jobs.enrich.EnrichedAlert;
import io.bongsu.jobs.enrich.EnrichedAlertFormat;
import io.bongsu.jobs.publish.AlertJson;
import io.bongsu.jobs.publish.AlertOrder;
import io.bongsu.jobs.publish.RejectedJson;
import io.bongsu.jobs.publish.console.ConsoleSink;
import io.bongsu.jobs.publish.file.LineFileSink;
import io.bongsu.jobs.publish.file.OutputFile;
import io.bongsu.jobs.state.FormatTypeInfo;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Alerts in one order to the console and a file; rejected records to a file. */
public record LineOutputs(boolean console, Optional<OutputFile> alertFile, Optional<OutputFile> rejectedFile)
        implements CepPipeline.Outputs {
    @Override
    public void alerts(DataStream<EnrichedAlert> alerts) {
        DataStream<EnrichedAlert> ordered = alerts.transform(
                        "publish-order",
                        FormatTypeInfo.of(EnrichedAlert.class, new EnrichedAlertFormat()),
                        new AlertOrder())
                .uid("publish-order")
                .setParallelism(1);
        if (console) {
            ordered.sinkTo(new ConsoleSink())
                    .name("publish-console")
                    .uid("publish-console")
                    .setParallelism(1);
        }
        alertFile.ifPresent(file -> ordered.sinkTo(new LineFileSink<>(file, new AlertJson()))
                .name("publish-alerts")
                .uid("publish-alerts")
                .setParallelism(1));
    }

    @Override
    public void rejected(DataStream<RejectedRecord> rejected) {
        rejectedFile.ifPresent(file -> rejected.sinkTo(new LineFileSink<>(file, new RejectedJson()))
                .name("publish-rejected")
                .uid("publish-rejected")
                .setParallelism(1));
    }
}
