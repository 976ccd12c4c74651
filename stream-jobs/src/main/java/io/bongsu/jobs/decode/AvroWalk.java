package io.bongsu.jobs.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.avro.Schema;

/**
 * Walks over one Avro datum and notes whether anything about it is odd.
 *
 * <p>Shape: odd is what {@link io.bongsu.jobs.source.AvroCursor} refuses, and a little more (fractions that are not finite,
 * deep nesting): then the caller reads the datum again by way of its values, which decides and says why. After something
 * odd, numbers are 0 and the walk is at its end.
 *
 * <p>Cost: one pass; allocates nothing.
 */
final class AvroWalk {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NOT_FINITE = 0x7ff0_0000_0000_0000L;
    private static final int NOT_FINITE_FLOAT = 0x7f80_0000;
    private static final int MAX_DEPTH = 60;

    private byte[] bytes = {};
    private int position;
    private int end;
    private boolean odd;

    void begin(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.position = from;
        this.end = to;
        this.odd = false;
    }

    byte[] bytes() {
        return bytes;
    }

    int position() {
        return position;
    }

    /** Goes back to a place that the walk has passed. */
    void to(int position) {
        this.position = position;
    }

    int end() {
        return end;
    }

    boolean isWhole() {
        return !odd && position == end;
    }

    void odd() {
        odd = true;
        position = end;
    }

    /** A long as Avro writes ints, longs, lengths and choices. */
    long number() {
        if (position < end) {
            byte one = bytes[position];
            if (one >= 0) {
                position++;
                return (long) (one >>> 1) ^ -(one & 1);
            }
        }
        return longNumber();
    }

    private long longNumber() {
        long value = 0;
        int at = position;
        for (int shift = 0; shift < 70 && at < end; shift += 7) {
            byte one = bytes[at++];
            value |= (long) (one & 0x7f) << shift;
            if (one >= 0) {
                position = at;
                return (value >>> 1) ^ -(value & 1);
            }
        }
        odd();
        return 0;
    }

    int intNumber() {
        long value = number();
        if (value != (int) value) {
            odd();
            return 0;
        }
        return (int) value;
    }

    /** Bits of a double. */
    long real() {
        if (end - position < Long.BYTES) {
            odd();
            return 0;
        }
        long bits = (long) LONGS.get(bytes, position);
        position += Long.BYTES;
        if ((bits & NOT_FINITE) == NOT_FINITE) {
            odd();
        }
        return bits;
    }

    /** Bits of a float. */
    int shortReal() {
        if (end - position < Integer.BYTES) {
            odd();
            return 0;
        }
        int bits = (int) INTS.get(bytes, position);
        position += Integer.BYTES;
        if ((bits & NOT_FINITE_FLOAT) == NOT_FINITE_FLOAT) {
            odd();
        }
        return bits;
    }

    boolean flag() {
        if (position == end || (bytes[position] & ~1) != 0) {
            odd();
            return false;
        }
        return bytes[position++] == 1;
    }

    /** Length of a text or of bytes that follow here. */
    int length() {
        long length = number();
        if (length < 0 || length > end - position) {
            odd();
            return 0;
        }
        return (int) length;
    }

    void pass(int length) {
        if (length > end - position) {
            odd();
        } else {
            position += length;
        }
    }

    /** One of so many choices. */
    int choice(int choices) {
        long index = number();
        if (index < 0 || index >= choices) {
            odd();
            return 0;
        }
        return (int) index;
    }

    /** Passes over a datum of the schema. */
    void check(Schema schema) {
        check(schema, 0);
    }

    private void check(Schema schema, int depth) {
        if (depth > MAX_DEPTH) {
            odd();
            return;
        }
        switch (schema.getType()) {
            case NULL -> {}
            case BOOLEAN -> flag();
            case INT -> intNumber();
            case LONG -> number();
            case FLOAT -> shortReal();
            case DOUBLE -> real();
            case STRING, BYTES -> pass(length());
            case FIXED -> pass(schema.getFixedSize());
            case ENUM -> choice(schema.getEnumSymbols().size());
            case UNION -> check(schema.getTypes().get(choice(schema.getTypes().size())), depth + 1);
            case ARRAY -> checkItems(schema.getElementType(), false, depth);
            case MAP -> checkItems(schema.getValueType(), true, depth);
            case RECORD -> {
                // by index: an iterator would be an object per record
                for (int i = 0; i < schema.getFields().size() && !odd; i++) {
                    check(schema.getFields().get(i).schema(), depth + 1);
                }
            }
        }
    }

    private void checkItems(Schema item, boolean named, int depth) {
        while (!odd) {
            long count = number();
            if (count < 0) {
                number();
                count = -count;
            }
            if (count == 0) {
                return;
            }
            if (count < 0 || count > end - position) {
                odd();
            }
            for (long i = 0; i < count && !odd; i++) {
                if (named) {
                    pass(length());
                }
                check(item, depth + 1);
            }
        }
    }
}
