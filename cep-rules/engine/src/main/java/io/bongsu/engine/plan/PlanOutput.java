package io.bongsu.engine.plan;

import io.bongsu.schemas.EventType;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Bytes of plans being written.
 *
 * <p>Shape: text is its number in the order of first use, or 0 and its UTF-16 units as varints (lossless for any text);
 * event types likewise. {@link PlanInput} mirrors each method.
 *
 * <p>Errors: plans nested deeper than {@link #MAX_DEPTH}.
 */
final class PlanOutput {
    /** Far above any rule; keeps reader and writer within a normal thread's stack. */
    static final int MAX_DEPTH = 500;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Map<String, Integer> texts = new HashMap<>();
    private final Map<EventType, Integer> eventTypes = new HashMap<>();
    private int depth;

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    void enter() {
        if (++depth > MAX_DEPTH) {
            throw new PlanException("a plan is nested at most " + MAX_DEPTH + " deep");
        }
    }

    void leave() {
        depth--;
    }

    void octet(int value) {
        bytes.write(value);
    }

    void bytes(byte[] content) {
        bytes.writeBytes(content);
    }

    void fixedInt(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes.write(value >>> shift);
        }
    }

    void fixedLong(long value) {
        fixedInt((int) (value >>> 32));
        fixedInt((int) value);
    }

    void count(int value) {
        varint(value);
    }

    void integer(long value) {
        varint((value << 1) ^ (value >> 63));
    }

    void text(String value) {
        Integer known = texts.putIfAbsent(value, texts.size() + 1);
        if (known != null) {
            varint(known);
            return;
        }
        varint(0);
        varint(value.length());
        for (int i = 0; i < value.length(); i++) {
            varint(value.charAt(i));
        }
    }

    /** Writes the number of a type already written and returns true, or 0 and returns false. */
    boolean eventTypeNumber(EventType type) {
        int number = eventTypes.getOrDefault(type, 0);
        varint(number);
        return number != 0;
    }

    /** Numbers a type whose content was just written; nested types come before the type that holds them. */
    void numberEventType(EventType type) {
        eventTypes.put(type, eventTypes.size() + 1);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }
}
