package io.bongsu.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The most memory that this process has had resident at once, as Linux counts it; 0 elsewhere.
 *
 * <p>Unit: bytes.
 */
final class PeakMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");
    private static final String PEAK = "VmHWM:";

    private PeakMemory() {}

    /** Begins anew; where that is not allowed the peak is that since the start. */
    static void reset() {
        try {
            Files.writeString(CLEAR, "5");
        } catch (IOException notAllowed) {
            System.err.println("bench: the peak of memory is that since the start: " + notAllowed);
        }
    }

    static long bytes() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith(PEAK)) {
                return 1024
                        * Long.parseLong(
                                line.substring(PEAK.length()).replace("kB", "").trim());
            }
        }
        return 0;
    }
}
