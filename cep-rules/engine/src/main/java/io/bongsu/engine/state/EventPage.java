package io.bongsu.engine.state;

import java.util.Arrays;

/**
 * Events of one window, one after the other as {@link PackedEvents} writes them.
 *
 * <p>Shape: grows until it has {@link #EVENTS}; then it is full, and never changes again, so that it need be stored only
 * once: under a number, once a {@link PageLog} has given it one.
 */
final class EventPage {
    static final int EVENTS = 64;

    private static final int FIRST_BYTES = 64;

    private byte[] bytes;
    private int length;
    private int events;
    /** Null before it is stored. */
    private Integer number;

    EventPage() {
        this.bytes = new byte[FIRST_BYTES];
    }

    /** A page as it was stored or written. */
    EventPage(byte[] bytes, int events, Integer number) {
        this.bytes = bytes;
        this.length = bytes.length;
        this.events = events;
        this.number = number;
    }

    void append(byte[] from, int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length + bytes.length / 2, length + count));
        }
        System.arraycopy(from, 0, bytes, length, count);
        length += count;
        events++;
        if (isFull() && bytes.length > length) {
            bytes = Arrays.copyOf(bytes, length);
        }
    }

    boolean isFull() {
        return events == EVENTS;
    }

    int events() {
        return events;
    }

    /** Its bytes up to {@link #length}; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    Integer number() {
        return number;
    }

    void number(Integer given) {
        number = given;
    }
}
