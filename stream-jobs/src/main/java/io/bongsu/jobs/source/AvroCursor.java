package io.bongsu.jobs.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Reads one Avro datum after another out of bytes that nobody has checked.
 *
 * <p>Shape: values are those a JSON reader would give: Boolean, Integer, Long, Float, Double, String, List, Map by field
 * name, null; enums are their symbol, bytes and fixed are null (no rule can see them).
 *
 * <p>Cost: one pass; never allocates more than a small multiple of the bytes left.
 *
 * <p>Errors: {@link AvroBytesException} naming the byte and the cause; nothing else, whatever the bytes.
 */
public final class AvroCursor {
    private static final int MAX_DEPTH = 64;

    private final byte[] bytes;
    private final int end;
    private int position;
    private int depth;

    public AvroCursor(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.position = from;
        this.end = to;
    }

    /** Bytes that are not what their schema says. */
    public static final class AvroBytesException extends Exception {
        private static final long serialVersionUID = 1L;

        AvroBytesException(String message) {
            super(message, null, false, false);
        }
    }

    public int position() {
        return position;
    }

    public boolean atEnd() {
        return position == end;
    }

    /** The next datum, written with {@code schema}. */
    public Object read(Schema schema) throws AvroBytesException {
        return switch (schema.getType()) {
            case NULL -> null;
            case BOOLEAN -> readBoolean();
            case INT -> readInt();
            case LONG -> readLong();
            case FLOAT -> Float.intBitsToFloat((int) readFixed(4));
            case DOUBLE -> Double.longBitsToDouble(readFixed(8));
            case STRING -> readString();
            case BYTES -> skip(readLength());
            case FIXED -> skip(schema.getFixedSize());
            case ENUM -> choose(schema.getEnumSymbols(), "enum symbol");
            case UNION -> nested(choose(schema.getTypes(), "union branch"));
            case ARRAY -> readArray(schema.getElementType());
            case MAP -> readMap(schema.getValueType());
            case RECORD -> readRecord(schema);
        };
    }

    private Object nested(Schema schema) throws AvroBytesException {
        if (++depth > MAX_DEPTH) {
            throw problem("a datum must not be nested deeper than " + MAX_DEPTH);
        }
        Object value = read(schema);
        depth--;
        return value;
    }

    private Map<String, Object> readRecord(Schema schema) throws AvroBytesException {
        Map<String, Object> record = new LinkedHashMap<>();
        for (Schema.Field field : schema.getFields()) {
            record.put(field.name(), nested(field.schema()));
        }
        return record;
    }

    private List<Object> readArray(Schema element) throws AvroBytesException {
        List<Object> list = new ArrayList<>();
        for (long block = readBlock(); block != 0; block = readBlock()) {
            for (long i = 0; i < block; i++) {
                list.add(nested(element));
            }
        }
        return list;
    }

    private Map<String, Object> readMap(Schema value) throws AvroBytesException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (long block = readBlock(); block != 0; block = readBlock()) {
            for (long i = 0; i < block; i++) {
                String key = readString();
                map.put(key, nested(value));
            }
        }
        return map;
    }

    private long readBlock() throws AvroBytesException {
        long count = readLong();
        if (count < 0) {
            readLong();
            count = -count;
        }
        if (count < 0 || count > end - position) {
            throw problem("a block must not have more items than bytes are left, items=" + count);
        }
        return count;
    }

    private boolean readBoolean() throws AvroBytesException {
        int value = next();
        if (value > 1) {
            throw problem("a boolean must be 0 or 1, byte=" + value);
        }
        return value == 1;
    }

    private int readInt() throws AvroBytesException {
        long value = readLong();
        if (value != (int) value) {
            throw problem("an int must fit 32 bits, value=" + value);
        }
        return (int) value;
    }

    public long readLong() throws AvroBytesException {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int one = next();
            value |= (long) (one & 0x7f) << shift;
            if ((one & 0x80) == 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw problem("a number must end within 10 bytes");
    }

    private long readFixed(int size) throws AvroBytesException {
        require(size);
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << 8 | (bytes[position + i] & 0xff);
        }
        position += size;
        return value;
    }

    private String readString() throws AvroBytesException {
        int length = readLength();
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    private int readLength() throws AvroBytesException {
        long length = readLong();
        require(length);
        return (int) length;
    }

    private Object skip(int length) throws AvroBytesException {
        require(length);
        position += length;
        return null;
    }

    private <T> T choose(List<T> choices, String what) throws AvroBytesException {
        long index = readLong();
        if (index < 0 || index >= choices.size()) {
            throw problem("an " + what + " must be below " + choices.size() + ", index=" + index);
        }
        return choices.get((int) index);
    }

    private int next() throws AvroBytesException {
        require(1);
        return bytes[position++] & 0xff;
    }

    private void require(long size) throws AvroBytesException {
        if (size < 0 || size > end - position) {
            throw problem("a value must end within the message, size=" + size + " left=" + (end - position));
        }
    }

    private AvroBytesException problem(String message) {
        return new AvroBytesException(message + " byte=" + position);
    }
}
