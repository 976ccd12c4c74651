package io.bongsu.engine.state;

/**
 * The first byte of a written value: its kind, and for the most frequent small values the value itself.
 *
 * <p>Shape: 0 to 15 are kinds; then small ints, small longs, and the lengths of short texts of ASCII letters.
 */
final class ValueTag {
    static final int NULL = 0;
    static final int FALSE = 1;
    static final int TRUE = 2;
    static final int INT = 3;
    static final int LONG = 4;
    static final int FLOAT = 5;
    static final int DOUBLE = 6;
    static final int STRING = 7;
    static final int LIST = 8;
    static final int ROW = 9;
    static final int EVENT = 10;
    static final int MAP = 11;
    /** A double that is a whole number, written as a long. */
    static final int WHOLE_DOUBLE = 12;
    /** A long near the times around it, written as a time. */
    static final int TIME = 13;
    /** A field that repeats its event's id. */
    static final int EVENT_ID = 14;
    /** A field that repeats its event's time. */
    static final int EVENT_TIME = 15;

    /** In the place of a map's size: no map, but a {@link RareValue}. */
    static final int RARE = Integer.MAX_VALUE;

    static final int SMALL_INTS = 16;
    static final int SMALL_LONGS = 64;
    static final int SHORT_TEXTS = 128;
    static final int TAGS = 256;

    private ValueTag() {}
}
