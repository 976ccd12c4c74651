package io.bongsu.engine.plan;

import io.bongsu.schemas.EventType;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes of plans being read; the mirror of {@link PlanOutput}.
 *
 * <p>Cost: nothing is allocated for a count that the remaining bytes cannot hold.
 *
 * <p>Errors: {@link PlanException} where bytes end early or a number is out of its range.
 */
final class PlanInput {
    private final byte[] bytes;
    private final List<String> texts = new ArrayList<>();
    private final List<EventType> eventTypes = new ArrayList<>();
    private int position;
    private int depth;

    PlanInput(byte[] bytes) {
        this.bytes = bytes;
    }

    void enter() {
        if (++depth > PlanOutput.MAX_DEPTH) {
            throw new PlanException("a plan is nested at most " + PlanOutput.MAX_DEPTH + " deep, byte=" + position);
        }
    }

    void leave() {
        depth--;
    }

    void expectEnd() {
        if (position != bytes.length) {
            throw new PlanException("nothing may follow the last plan, byte=" + position + " size=" + bytes.length);
        }
    }

    int octet() {
        if (position >= bytes.length) {
            throw new PlanException("a plan must be whole, it ends at byte=" + position);
        }
        return bytes[position++] & 0xFF;
    }

    int fixedInt() {
        return octet() << 24 | octet() << 16 | octet() << 8 | octet();
    }

    long fixedLong() {
        return (long) fixedInt() << 32 | fixedInt() & 0xFFFF_FFFFL;
    }

    /** A number of things of one byte or more each. */
    int count() {
        return (int) varint(bytes.length - position, "count");
    }

    long integer() {
        long zigzag = varint();
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    int int32() {
        long value = integer();
        if (value != (int) value) {
            throw new PlanException("an int has 32 bits, byte=" + position + " value=" + value);
        }
        return (int) value;
    }

    String text() {
        int number = (int) varint(texts.size(), "text");
        if (number > 0) {
            return texts.get(number - 1);
        }
        int length = count();
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) varint(Character.MAX_VALUE, "character"));
        }
        String value = text.toString();
        texts.add(value);
        return value;
    }

    /** The type already read that is referred to here, or null: its content follows. */
    EventType knownEventType() {
        int number = (int) varint(eventTypes.size(), "event type");
        return number == 0 ? null : eventTypes.get(number - 1);
    }

    void numberEventType(EventType type) {
        eventTypes.add(type);
    }

    PlanException unknown(String what, String name) {
        return new PlanException(
                "a plan holds only what this version knows, " + what + "=" + name + " byte=" + position);
    }

    private long varint(long max, String what) {
        long value = varint();
        if (value < 0 || value > max) {
            throw new PlanException("a plan's " + what + " must be within 0.." + max + ", byte=" + position + " value="
                    + Long.toUnsignedString(value));
        }
        return value;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = octet();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new PlanException("a number has at most 64 bits, byte=" + position);
    }
}
