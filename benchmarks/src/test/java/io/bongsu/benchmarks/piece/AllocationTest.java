package io.bongsu.benchmarks.piece;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What an event allocates on its way through the engine, to the byte.
 *
 * <p>Shape: counted by the JVM in {@link AllocationCount}, in a JVM of its own that never makes an allocation disappear: no
 * inlining decides about the figures. Lower them when something gets better, and raise none without a reason.
 */
final class AllocationTest {
    /** Compiled code as it is written, without escape analysis; small references whatever the machine's memory. */
    private static final List<String> FLAGS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "-XX:+UseCompressedOops");

    private static SortedMap<String, Long> bytesPerEvent() throws IOException, InterruptedException {
        ProcessBuilder child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        child.command().addAll(FLAGS);
        child.command().addAll(List.of("-cp", System.getProperty("java.class.path"), AllocationCount.class.getName()));
        Process process = child.redirectError(Redirect.INHERIT).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        SortedMap<String, Long> bytes = new TreeMap<>();
        for (String line : text.lines().filter(one -> !one.isBlank()).toList()) {
            String[] words = line.split(" ");
            long all = Long.parseLong(words[1]);
            assertThat(all % AllocationCount.EVENTS)
                    .as("%s: alike for each event", words[0])
                    .isZero();
            bytes.put(words[0], all / AllocationCount.EVENTS);
        }
        return bytes;
    }

    @Test
    void anEventAllocatesWhatIsKeptAndNoMore() throws Exception {
        assertThat(bytesPerEvent())
                // No rule wants the event: texts, ranges and patterns are asked without making anything.
                .containsEntry("no-match", 0L)
                // Wanted by the second step of a pattern that nobody has started: its key and its place in the queue.
                .containsEntry("starts-nothing", 112L)
                // Partition, rule state, partial match, timer, besides key and place in the queue.
                .containsEntry("starts", 784L)
                // The match, its evidence and columns, besides key and place in the queue.
                .containsEntry("ends", 560L)
                .hasSize(4);
    }
}
