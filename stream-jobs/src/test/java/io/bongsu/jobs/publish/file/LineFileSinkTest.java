package io.bongsu.jobs.publish.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file, exactly once, whatever step a crash falls between. */
final class LineFileSinkTest {
    private static final String WHOLE = "a\nb\nc\nd\ne\nf\n";

    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("alerts.jsonl");
    }

    private String content() throws IOException {
        return Files.exists(path()) ? Files.readString(path()) : "";
    }

    private void commit(List<Lines> lines) throws IOException {
        new LineCommitter(OutputFile.whole(path())).put(lines);
    }

    private static List<Lines> write(LineWriter<String> writer, String... records) {
        for (String record : records) {
            writer.write(record, null);
        }
        return List.copyOf(writer.prepareCommit());
    }

    @Test
    void linesAreVisibleOnlyAfterTheirCommit() throws IOException {
        LineWriter<String> writer = new LineWriter<>(line -> line, 0);
        List<Lines> lines = write(writer, "a", "b");
        assertThat(content()).isEmpty();
        commit(lines);
        assertThat(content()).isEqualTo("a\nb\n");
    }

    /** Steps: prepare, snapshot, commit; twice; then the run is lost after {@code step} and goes on from its checkpoint. */
    @Test
    void aCrashBetweenAnyTwoStepsEndsInTheSameFile() throws IOException {
        for (int crash = 0; crash <= 6; crash++) {
            Files.deleteIfExists(path());
            LineWriter<String> writer = new LineWriter<>(line -> line, 0);
            long checkpointOffset = 0;
            int checkpointRecord = 0;
            List<Lines> checkpointPending = List.of();
            String[] records = {"a", "b", "c", "d", "e", "f"};
            int step = 0;
            for (int round = 0; round < 2 && step < crash; round++) {
                List<Lines> pending = write(writer, records[2 * round], records[2 * round + 1]);
                if (++step >= crash) {
                    break;
                }
                checkpointOffset = writer.snapshotState(round).get(0);
                checkpointPending = pending;
                checkpointRecord = 2 * (round + 1);
                if (++step >= crash) {
                    break;
                }
                commit(pending);
                step++;
            }
            LineWriter<String> restored = new LineWriter<>(line -> line, checkpointOffset);
            commit(checkpointPending);
            for (int i = checkpointRecord; i < records.length; i++) {
                commit(write(restored, records[i]));
            }
            assertThat(content()).as("crash after step %d", crash).isEqualTo(WHOLE);
        }
    }

    @Test
    void aHalfWrittenCommitIsWrittenAgain() throws IOException {
        List<Lines> lines = List.of(new Lines(2, "b\nc\n".getBytes(StandardCharsets.UTF_8)));
        Files.writeString(path(), "a\nb\nGARBAGE THAT NO CHECKPOINT KNOWS");
        commit(lines);
        assertThat(content()).isEqualTo("a\nb\nc\n");
    }

    @Test
    void severalCommitsOfOneRestoreGoInOrder() throws IOException {
        LineWriter<String> writer = new LineWriter<>(line -> line, 0);
        List<Lines> all = new ArrayList<>(write(writer, "a"));
        all.addAll(write(writer, "b"));
        commit(all);
        commit(all);
        assertThat(content()).isEqualTo("a\nb\n");
    }

    @Test
    void aFileThatLostCommittedLinesIsAnError() throws IOException {
        Files.writeString(path(), "a");
        assertThatThrownBy(() -> commit(List.of(new Lines(4, new byte[] {'x', '\n'}))))
                .hasMessageContaining("CEP-7004")
                .hasMessageContaining("--resume");
    }

    @Test
    void aFullDiskIsSaidClearly() {
        if (!Files.exists(Path.of("/dev/full"))) {
            System.out.println("skipped: no /dev/full");
            return;
        }
        assertThatThrownBy(() -> new LineCommitter(OutputFile.whole(Path.of("/dev/full")))
                        .put(List.of(new Lines(0, new byte[] {'x', '\n'}))))
                .hasMessageContaining("CEP-7004");
    }

    @Test
    void aPathThatCannotBeWrittenIsSaidBeforeTheJobStarts() throws IOException {
        Path blocked = Files.writeString(folder.resolve("file"), "").resolve("alerts.jsonl");
        assertThatThrownBy(() -> LineFileSink.prepare(blocked, false)).hasMessageContaining("CEP-7004");
    }

    @Test
    void serializersKeepWhatTheyAreGiven() throws IOException {
        Lines.Serializer serializer = new Lines.Serializer();
        Lines lines = serializer.deserialize(1, serializer.serialize(new Lines(7, new byte[] {1, 2})));
        assertThat(lines.offset()).isEqualTo(7);
        assertThat(lines.bytes()).containsExactly(1, 2);
        OffsetSerializer offsets = new OffsetSerializer();
        assertThat(offsets.deserialize(1, offsets.serialize(9L))).isEqualTo(9L);
    }

    @Test
    void anotherFileGoesOnWhereTheFirstEnds() throws Exception {
        Path first = folder.resolve("first.jsonl");
        Files.writeString(first, "a\nb\npart");
        OutputFile second = OutputFile.whole(first).continuedIn(folder.resolve("second.jsonl"));
        new LineCommitter(second).put(List.of(lines(0, "a\n"), lines(2, "b\npart\n"), lines(9, "c\n")));
        assertThat(second.file()).hasContent("part\nc\n");
        OutputFile third = second.continuedIn(folder.resolve("third.jsonl"));
        new LineCommitter(third).put(List.of(lines(9, "c\n"), lines(11, "d\n")));
        assertThat(third.file()).hasContent("d\n");
    }

    private static Lines lines(long offset, String text) {
        return new Lines(offset, text.getBytes(StandardCharsets.UTF_8));
    }
}
