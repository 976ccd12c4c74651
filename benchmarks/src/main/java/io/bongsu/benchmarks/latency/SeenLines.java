package io.bongsu.benchmarks.latency;

import io.bongsu.benchmarks.pace.Latencies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a file of alerts as it grows, like a service downstream: an alert is there when its line can be read.
 *
 * <p>Cost: a look every {@value #PERIOD_MILLIS} ms, which is the error of a latency.
 */
final class SeenLines implements AutoCloseable {
    private static final int PERIOD_MILLIS = 5;
    private static final Pattern EVENT_ID = Pattern.compile("\"eventId\":\"e([0-9]{1,18})\"");

    private final FileChannel file;
    private final Thread reader;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
    private final StringBuilder rest = new StringBuilder();
    private long position;

    SeenLines(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.READ);
        reader = new Thread(this::read, "alerts-reader");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            while (true) {
                look();
                Thread.sleep(PERIOD_MILLIS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look() throws IOException {
        while (true) {
            buffer.clear();
            int count = file.read(buffer, position);
            if (count <= 0) {
                return;
            }
            long now = System.nanoTime();
            position += count;
            rest.append(new String(buffer.array(), 0, count, StandardCharsets.ISO_8859_1));
            int from = 0;
            for (int end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n", from)) {
                seen(rest.substring(from, end), now);
                from = end + 1;
            }
            rest.delete(0, from);
        }
    }

    private static void seen(String line, long nowNanos) {
        long last = 0;
        Matcher id = EVENT_ID.matcher(line);
        while (id.find()) {
            last = Math.max(last, Long.parseLong(id.group(1)));
        }
        Latencies.current().arrived(last, nowNanos);
    }

    @Override
    public void close() throws IOException {
        reader.interrupt();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        file.close();
    }
}
