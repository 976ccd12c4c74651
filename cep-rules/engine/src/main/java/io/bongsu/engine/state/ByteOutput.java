package io.bongsu.engine.state;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Numbers, texts and sections as bytes in one growing array.
 *
 * <p>Shape: what {@link StateOutput} is made of; mirror of {@link ByteInput}.
 */
abstract sealed class ByteOutput permits StateOutput {
    private static final int FIRST_BYTES = 128;

    /** What has been written, up to {@link #length}. */
    byte[] bytes = new byte[FIRST_BYTES];

    int length;

    /** Begins a part that can be passed over as a whole; what it gives back belongs to {@link #endSection}. */
    public int beginSection() {
        writeByte(0);
        return length;
    }

    /** Ends the part: its length goes before it. Most parts are short, so that one byte was left for it. */
    public void endSection(int start) {
        int size = length - start;
        int more = sizeOf(size) - 1;
        if (more > 0) {
            ensure(more);
            System.arraycopy(bytes, start, bytes, start + more, size);
        }
        length = start - 1;
        writeSize(size);
        length += size;
    }

    private static int sizeOf(int value) {
        return (31 - Integer.numberOfLeadingZeros(value | 1)) / 7 + 1;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, more)));
        }
    }

    /** Bytes and how many they are. */
    public void writeBytes(byte[] value) {
        writeBytes(value, value.length);
    }

    /** The first bytes of an array and how many they are. */
    final void writeBytes(byte[] value, int count) {
        writeSize(count);
        ensure(count);
        System.arraycopy(value, 0, bytes, length, count);
        length += count;
    }

    public void writeByte(int value) {
        if (length == bytes.length) {
            ensure(1);
        }
        bytes[length++] = (byte) value;
    }

    public void writeBoolean(boolean value) {
        writeByte(value ? 1 : 0);
    }

    /** A non-negative int in 1 to 5 bytes. */
    public void writeSize(int value) {
        ensure(5);
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            bytes[length++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** Any long in 1 to 10 bytes, small absolute values short. */
    public void writeLong(long value) {
        ensure(10);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) ((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    public void writeDouble(double value) {
        writeFixed(Double.doubleToRawLongBits(value), 8);
    }

    final void writeFixed(long bits, int size) {
        ensure(size);
        for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (bits >>> shift);
        }
    }

    public void writeString(String value) {
        int size = value.length();
        int start = length;
        writeSize(size);
        if (!writeAscii(value)) {
            length = start;
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            writeSize(utf8.length);
            ensure(utf8.length);
            System.arraycopy(utf8, 0, bytes, length, utf8.length);
            length += utf8.length;
        }
    }

    /** Writes one byte per letter; false if a letter needs more: then what has been written is no use. */
    final boolean writeAscii(String value) {
        int size = value.length();
        ensure(size);
        for (int i = 0; i < size; i++) {
            char letter = value.charAt(i);
            if (letter >= 0x80) {
                return false;
            }
            bytes[length++] = (byte) letter;
        }
        return true;
    }
}
