package io.bongsu.jobs.publish.file;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A file of a run's output lines: the whole output, or, for a run that was resumed with another file, what comes after.
 *
 * <p>Unit: {@code base} is the place in the run's output, in bytes, at which the file begins.
 */
public record OutputFile(String path, long base) implements Serializable {
    public OutputFile {
        Objects.requireNonNull(path, "path");
    }

    /** A file that holds the whole output. */
    public static OutputFile whole(Path path) {
        return new OutputFile(path.toAbsolutePath().toString(), 0);
    }

    public Path file() {
        return Path.of(path);
    }

    /** Another file, for the output after the whole lines that this one holds by now. */
    public OutputFile continuedIn(Path other) throws IOException {
        long end = 0;
        if (Files.exists(file())) {
            byte[] bytes = Files.readAllBytes(file());
            int last = bytes.length;
            while (last > 0 && bytes[last - 1] != '\n') {
                last--;
            }
            end = last;
        }
        return new OutputFile(other.toAbsolutePath().toString(), base + end);
    }
}
