package io.bongsu.benchmarks.city;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes one Avro record, field by field in the order of its schema.
 *
 * <p>Shape: a growing buffer that is used again for the next record; {@link #bytes} copies it. A nullable field begins with
 * {@link #some} or is {@link #none}.
 *
 * <p>Cost: one array per record; texts made of a prefix and a number make no strings.
 */
final class AvroRow {
    private byte[] buffer = new byte[512];
    private int size;

    AvroRow begin() {
        size = 0;
        return this;
    }

    byte[] bytes() {
        return Arrays.copyOf(buffer, size);
    }

    AvroRow none() {
        return put(0);
    }

    /** A nullable field that has a value: the value follows. */
    AvroRow some() {
        return put(2);
    }

    AvroRow nones(int count) {
        for (int i = 0; i < count; i++) {
            none();
        }
        return this;
    }

    AvroRow number(long value) {
        long left = (value << 1) ^ (value >> 63);
        while ((left & ~0x7FL) != 0) {
            put((int) (left & 0x7f) | 0x80);
            left >>>= 7;
        }
        return put((int) left);
    }

    AvroRow real(double value) {
        long bits = Double.doubleToRawLongBits(value);
        room(Double.BYTES);
        for (int i = 0; i < Double.BYTES; i++) {
            buffer[size++] = (byte) (bits >>> (8 * i));
        }
        return this;
    }

    AvroRow single(float value) {
        int bits = Float.floatToRawIntBits(value);
        for (int i = 0; i < Float.BYTES; i++) {
            put(bits >>> (8 * i));
        }
        return this;
    }

    AvroRow truth(boolean value) {
        return put(value ? 1 : 0);
    }

    AvroRow text(String value) {
        if (isAscii(value)) {
            return number(value.length()).ascii(value);
        }
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        return raw(utf8);
    }

    /** {@code prefix} in ASCII and {@code value} in decimal, at least {@code digits} long. */
    AvroRow text(String prefix, long value, int digits) {
        int length = Math.max(digits, digitsOf(value));
        number(prefix.length() + length);
        return ascii(prefix).decimal(value, length);
    }

    /** Bytes of a text of which {@link #number} has told the length. */
    AvroRow raw(byte[] utf8) {
        room(utf8.length);
        System.arraycopy(utf8, 0, buffer, size, utf8.length);
        size += utf8.length;
        return this;
    }

    AvroRow ascii(String value) {
        room(value.length());
        for (int i = 0; i < value.length(); i++) {
            buffer[size++] = (byte) value.charAt(i);
        }
        return this;
    }

    AvroRow decimal(long value, int digits) {
        room(digits);
        long left = value;
        for (int i = size + digits - 1; i >= size; i--) {
            buffer[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        size += digits;
        return this;
    }

    private static boolean isAscii(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static int digitsOf(long value) {
        int digits = 1;
        for (long left = value / 10; left > 0; left /= 10) {
            digits++;
        }
        return digits;
    }

    private AvroRow put(int one) {
        room(1);
        buffer[size++] = (byte) one;
        return this;
    }

    private void room(int bytes) {
        if (size + bytes > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + bytes));
        }
    }
}
