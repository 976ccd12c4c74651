package io.bongsu.benchmarks.stream;

import java.util.Arrays;

/** Writes one Avro datum of ASCII texts, numbers and reals; far cheaper than Avro's own encoder. */
final class AvroBytes {
    private byte[] bytes;
    private int size;

    AvroBytes(int expectedBytes) {
        bytes = new byte[expectedBytes];
    }

    /** ASCII only. */
    AvroBytes text(String text) {
        int length = text.length();
        number(length);
        reserve(length);
        for (int i = 0; i < length; i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
        return this;
    }

    /** An int or a long. */
    AvroBytes number(long number) {
        reserve(10);
        long left = (number << 1) ^ (number >> 63);
        while ((left & ~0x7FL) != 0) {
            bytes[size++] = (byte) (left & 0x7F | 0x80);
            left >>>= 7;
        }
        bytes[size++] = (byte) left;
        return this;
    }

    /** A double. */
    AvroBytes real(double real) {
        reserve(8);
        long bits = Double.doubleToLongBits(real);
        for (int shift = 0; shift < 64; shift += 8) {
            bytes[size++] = (byte) (bits >>> shift);
        }
        return this;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
