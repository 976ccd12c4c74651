package io.bongsu.jobs.source.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.jobs.PlateRules;
import io.bongsu.jobs.decode.EventDecoder;
import io.bongsu.jobs.decode.EventTimeRange;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.schemas.EventCatalog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files merged by event time, paced, and continued where a checkpoint left them. */
final class ReplaySourceTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<String> order(List<Path> files) throws IOException {
        List<String> order = new ArrayList<>();
        try (ReplayIndex index = ReplayIndex.of(files)) {
            for (int i = 0; i < index.size(); i++) {
                RawRecord raw = index.read(i);
                order.add(raw.topic() + ":" + raw.offset());
            }
        }
        return order;
    }

    @Test
    void filesAreMergedByEventTime() throws IOException {
        Path a = file("a.jsonl", "{\"ts\":30}\n{\"ts\":10}\n\n{\"ts\":20}\n");
        Path b = file("b.jsonl", "{\"ts\":20}\r\n{\"x\":{\"ts\":1},\"ts\":15}");
        assertThat(order(List.of(a, b)))
                .containsExactly("a.jsonl:2", "b.jsonl:2", "a.jsonl:4", "b.jsonl:1", "a.jsonl:1");
    }

    @Test
    void aLineWithoutATimeKeepsItsPlaceInItsFile() throws IOException {
        Path a = file("a.jsonl", "broken\n{\"ts\":10}\n{\"ts\":\"ten\"}\n{\"ts\":30}\n");
        Path b = file("b.jsonl", "{\"ts\":20}\n");
        assertThat(order(List.of(a, b)))
                .containsExactly("a.jsonl:1", "a.jsonl:2", "a.jsonl:3", "b.jsonl:1", "a.jsonl:4");
    }

    @Test
    void anEmptyFileHasNoEventsAndAMissingOneIsAnError() throws IOException {
        assertThat(order(List.of(file("empty.jsonl", "")))).isEmpty();
        assertThatThrownBy(() -> ReplayIndex.of(List.of(folder.resolve("gone.jsonl"))))
                .hasMessageContaining("CEP-7001")
                .hasMessageContaining("gone.jsonl");
        assertThatThrownBy(() -> ReplayIndex.of(List.of(folder))).hasMessageContaining("folder");
    }

    @Test
    void gzipIsUnpacked() throws IOException {
        Path packed = folder.resolve("a.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("{\"ts\":2}\n{\"ts\":1}\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(order(List.of(packed))).containsExactly("a.jsonl.gz:2", "a.jsonl.gz:1");
    }

    @Test
    void avroContainersAreReadInAnyOrder() throws IOException {
        Schema schema = EventCatalog.builtin().get("LprRead").avro();
        Path path = folder.resolve("reads.avro");
        int count = 5_000;
        try (DataFileWriter<GenericData.Record> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.setCodec(CodecFactory.deflateCodec(1)).setSyncInterval(1_000).create(schema, path.toFile());
            for (int i = 0; i < count; i++) {
                writer.append(new GenericRecordBuilder(schema)
                        .set("eventId", "e" + i)
                        .set("ts", PlateRules.START + (i * 7L) % count)
                        .set("plate", "P")
                        .set("cameraId", "c")
                        .build());
            }
        }
        EventDecoder decoder = new EventDecoder(PlateRules.CATALOG, EventTimeRange.RECORDED);
        try (ReplayIndex index = ReplayIndex.of(List.of(path))) {
            assertThat(index.size()).isEqualTo(count);
            long last = 0;
            for (int i = 0; i < count; i++) {
                var event = decoder.decode(index.read(i), rejected -> {
                    throw new AssertionError(rejected);
                });
                assertThat(event.timeMillis()).isGreaterThanOrEqualTo(last).isEqualTo(index.timeMillis(i));
                assertThat(event.id()).isEqualTo("e" + (event.origin().offset() - 1));
                last = event.timeMillis();
            }
        }
    }

    @Test
    void aRestoredReaderGoesOnWithTheNextRecord() throws Exception {
        Path a = file("a.jsonl", "{\"ts\":3}\n{\"ts\":1}\n{\"ts\":2}\n");
        Collected output = new Collected();
        ReplaySplit split;
        try (ReplayReader reader = new ReplayReader(List.of(a), Pace.MAX, System::nanoTime)) {
            reader.addSplits(List.of(ReplaySplit.START));
            assertThat(reader.pollNext(output)).isEqualTo(InputStatus.MORE_AVAILABLE);
            split = reader.snapshotState(1).get(0);
        }
        ReplaySplit.Serializer serializer = new ReplaySplit.Serializer();
        split = serializer.deserialize(serializer.getVersion(), serializer.serialize(split));
        try (ReplayReader reader = new ReplayReader(List.of(a), Pace.MAX, System::nanoTime)) {
            reader.addSplits(List.of(split));
            while (reader.pollNext(output) != InputStatus.END_OF_INPUT) {}
        }
        assertThat(output.records).extracting(RawRecord::offset).containsExactly(2L, 3L, 1L);
        file("a.jsonl", "{\"ts\":3}\n");
        try (ReplayReader reader = new ReplayReader(List.of(a), Pace.MAX, System::nanoTime)) {
            List<ReplaySplit> old = List.of(split);
            assertThatThrownBy(() -> reader.addSplits(old)).hasMessageContaining("CEP-7002");
        }
    }

    @Test
    void aPacedReaderWaitsWithoutBlocking() throws Exception {
        Path a = file("a.jsonl", "{\"ts\":1000}\n{\"ts\":601000}\n");
        AtomicLong now = new AtomicLong(5);
        Collected output = new Collected();
        try (ReplayReader reader = new ReplayReader(List.of(a), Pace.parse("10x"), now::get)) {
            reader.addSplits(List.of(ReplaySplit.START));
            reader.pollNext(output);
            assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
            assertThat(reader.isAvailable()).isNotDone();
            now.addAndGet(59_999_999_999L);
            assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
            now.addAndGet(1);
            assertThat(reader.pollNext(output)).isEqualTo(InputStatus.END_OF_INPUT);
        }
        assertThat(output.records).hasSize(2);
    }

    @Test
    void aSpeedIsMaxOrAFactor() {
        assertThat(Pace.parse("max").isMax()).isTrue();
        assertThat(Pace.parse("0.5X").factor()).isEqualTo(0.5);
        for (String wrong : List.of("fast", "0x", "-1x", "NaNx", "x", "10")) {
            assertThatThrownBy(() -> Pace.parse(wrong)).hasMessageContaining("speed=" + wrong);
        }
    }

    /** Keeps what a reader emits. */
    private static final class Collected implements ReaderOutput<RawRecord> {
        final List<RawRecord> records = new ArrayList<>();

        @Override
        public void collect(RawRecord record) {
            records.add(record);
        }

        @Override
        public void collect(RawRecord record, long timestamp) {
            records.add(record);
        }

        @Override
        public void emitWatermark(Watermark watermark) {}

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}

        @Override
        public SourceOutput<RawRecord> createOutputForSplit(String split) {
            return this;
        }

        @Override
        public void releaseOutputForSplit(String split) {}
    }
}
