package io.bongsu.benchmarks.contender.floor;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.java.tuple.Tuple2;

/** Reads key and time of a tick's Avro bytes, and nothing else. */
final class TickReader {
    private final byte[] bytes;
    private int position;

    TickReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Key and time, ms. */
    Tuple2<String, Long> read() {
        int idLength = (int) number();
        position += idLength;
        long time = number();
        int length = (int) number();
        return Tuple2.of(new String(bytes, position, length, StandardCharsets.ISO_8859_1), time);
    }

    private long number() {
        long number = 0;
        int shift = 0;
        int next;
        do {
            next = bytes[position++];
            number |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return (number >>> 1) ^ -(number & 1);
    }
}
