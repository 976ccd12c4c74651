package io.bongsu.benchmarks.contender.peer;

import java.nio.charset.StandardCharsets;

/**
 * Reads the fields of a plain Avro record one after the other, and skips those that nobody needs.
 *
 * <p>Cost: one string per text that is read, else nothing. Errors: none; the bytes are the benchmark's own.
 */
final class FieldReader {
    private final byte[] bytes;
    private int at;

    FieldReader(byte[] bytes) {
        this.bytes = bytes;
    }

    long number() {
        long raw = 0;
        int shift = 0;
        while (true) {
            byte next = bytes[at++];
            raw |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (raw >>> 1) ^ -(raw & 1);
            }
            shift += 7;
        }
    }

    String text() {
        int length = (int) number();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    FieldReader skipText() {
        int length = (int) number();
        at += length;
        return this;
    }

    double real() {
        long bits = 0;
        for (int shift = 0; shift < 64; shift += 8) {
            bits |= (bytes[at++] & 0xFFL) << shift;
        }
        return Double.longBitsToDouble(bits);
    }
}
