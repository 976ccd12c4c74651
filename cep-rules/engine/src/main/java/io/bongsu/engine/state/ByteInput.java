package io.bongsu.engine.state;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link ByteOutput} wrote.
 *
 * <p>Errors: {@link StateException} naming the offset; never reads past the end.
 */
abstract sealed class ByteInput permits StateInput {
    byte[] bytes = {};
    int position;
    /** End of the section at hand. */
    int end;

    /** Enters a part written as a section; what it gives back belongs to {@link #endSection}. */
    public int beginSection() {
        int size = readCount();
        int outerEnd = end;
        end = position + size;
        return outerEnd;
    }

    /** Leaves the part; what was not read is passed over. */
    public void endSection(int outerEnd) {
        position = end;
        end = outerEnd;
    }

    public boolean atEnd() {
        return position == end;
    }

    public int readByte() {
        if (position >= end) {
            throw new StateException("state ends early, offset=" + position);
        }
        return bytes[position++] & 0xff;
    }

    /** Mirror of {@link StateOutput#writeBytes}. */
    public byte[] readBytes() {
        int size = readCount();
        byte[] value = Arrays.copyOfRange(bytes, position, position + size);
        position += size;
        return value;
    }

    public boolean readBoolean() {
        return readByte() != 0;
    }

    public int readSize() {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = readByte();
            value |= (long) (next & 0x7f) << shift;
            if ((next & 0x80) == 0) {
                if (value > Integer.MAX_VALUE) {
                    break;
                }
                return (int) value;
            }
        }
        throw new StateException("a size must fit an int, offset=" + position);
    }

    /** A number of things that take at least one byte each. */
    public int readCount() {
        return atMost(readSize());
    }

    final int atMost(int count) {
        if (count > end - position) {
            throw new StateException("a count must not exceed the bytes left, offset=" + position + " count=" + count);
        }
        return count;
    }

    public long readLong() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int next = readByte();
            value |= (long) (next & 0x7f) << shift;
            if ((next & 0x80) == 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new StateException("a long must end within 10 bytes, offset=" + position);
    }

    public int readInt() {
        long value = readLong();
        if (value != (int) value) {
            throw new StateException("a number must fit an int, offset=" + position + " value=" + value);
        }
        return (int) value;
    }

    public double readDouble() {
        return Double.longBitsToDouble(readFixed(8));
    }

    final long readFixed(int size) {
        long bits = 0;
        for (int i = 0; i < size; i++) {
            bits = bits << 8 | readByte();
        }
        return bits;
    }

    public String readString() {
        return text(readCount());
    }

    final String text(int size) {
        String value = new String(bytes, position, size, StandardCharsets.UTF_8);
        position += size;
        return value;
    }
}
