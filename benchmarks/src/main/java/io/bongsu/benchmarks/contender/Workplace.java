package io.bongsu.benchmarks.contender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where and how the contenders of this JVM work, told by the parent in system properties.
 *
 * <p>Shape: {@code folder} is for files, such as checkpoints, and removed by the parent; {@code checkpointMillis} is the
 * interval of the durable systems; a job that takes longer than {@code timeoutSeconds} has failed; {@code parallelism} is
 * the number of cores that each system may use.
 */
public record Workplace(Path folder, boolean quick, long checkpointMillis, int timeoutSeconds, int parallelism) {
    private static final String PREFIX = "bench.";
    private static Workplace current;

    /** This JVM's. */
    public static synchronized Workplace current() {
        if (current == null) {
            current = new Workplace(
                    folderOfProperty(),
                    Boolean.getBoolean(PREFIX + "quick"),
                    Long.getLong(PREFIX + "checkpointMillis", 1_000L),
                    Integer.getInteger(PREFIX + "timeoutSeconds", 60),
                    Integer.getInteger(PREFIX + "parallelism", 2));
        }
        return current;
    }

    private static Path folderOfProperty() {
        String name = System.getProperty(PREFIX + "folder");
        try {
            if (name == null) {
                return Files.createTempDirectory("bongsu-bench-");
            }
            return Files.createDirectories(Path.of(name).toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JVM flags that tell a child of this workplace. */
    public java.util.List<String> properties() {
        return java.util.List.of(
                "-D" + PREFIX + "folder=" + folder,
                "-D" + PREFIX + "quick=" + quick,
                "-D" + PREFIX + "checkpointMillis=" + checkpointMillis,
                "-D" + PREFIX + "timeoutSeconds=" + timeoutSeconds,
                "-D" + PREFIX + "parallelism=" + parallelism);
    }
}
