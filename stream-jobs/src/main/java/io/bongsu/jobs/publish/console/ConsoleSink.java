package io.bongsu.jobs.publish.console;

import io.bongsu.jobs.enrich.EnrichedAlert;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Prints each alert to standard output as it comes; for parallelism 1. */
public final class ConsoleSink implements Sink<EnrichedAlert> {
    private static final long serialVersionUID = 1L;

    @Override
    public SinkWriter<EnrichedAlert> createWriter(WriterInitContext context) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        return new SinkWriter<>() {
            @Override
            public void write(EnrichedAlert alert, Context unused) {
                out.println(AlertText.of(alert));
            }

            @Override
            public void flush(boolean endOfInput) {
                out.flush();
            }

            @Override
            public void close() {
                out.flush();
            }
        };
    }
}
