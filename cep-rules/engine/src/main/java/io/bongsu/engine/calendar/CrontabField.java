package io.bongsu.engine.calendar;

import java.util.BitSet;
import java.util.OptionalInt;

/**
 * The values that one unit of a crontab may have; every value where it says nothing.
 *
 * <p>Cost: a set of bits.
 */
public final class CrontabField {
    /** Any value. */
    public static final CrontabField ANY = new CrontabField(null);

    static final int NONE = -1;

    private final BitSet values;

    private CrontabField(BitSet values) {
        this.values = values;
    }

    /** Exactly these values; {@link #ANY} where they are all that the unit has or none. */
    public static CrontabField of(Unit unit, BitSet values) {
        return values.isEmpty() || values.cardinality() == unit.max() - unit.min() + 1
                ? ANY
                : new CrontabField((BitSet) values.clone());
    }

    /** The only value, where there is one alone. */
    OptionalInt only() {
        return values != null && values.cardinality() == 1 ? OptionalInt.of(values.nextSetBit(0)) : OptionalInt.empty();
    }

    boolean isAny() {
        return values == null;
    }

    boolean has(int value) {
        return values == null || values.get(value);
    }

    /** The first value from {@code from} on, or {@link #NONE}. */
    int next(int from) {
        return values == null ? from : values.nextSetBit(from);
    }

    /** The unit's first value: what is begun with when a larger unit has moved on. */
    int first() {
        return next(0);
    }

    /** The units of a crontab, with their least and greatest values. */
    public enum Unit {
        MILLISECOND(0, 999),
        SECOND(0, 59),
        MINUTE(0, 59),
        HOUR(0, 23),
        DAY_OF_MONTH(1, 31),
        MONTH(1, 12),
        DAY_OF_WEEK(0, 6);

        private final int min;
        private final int max;

        Unit(int min, int max) {
            this.min = min;
            this.max = max;
        }

        public int min() {
            return min;
        }

        public int max() {
            return max;
        }
    }
}
