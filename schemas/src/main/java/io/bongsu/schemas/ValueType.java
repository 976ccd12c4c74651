package io.bongsu.schemas;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Type of one value of an event, a plan or a row.
 *
 * <p>Shape: a kind; an {@code ARRAY} also has the type of its elements, a {@code ROW} (nested record, or an event bound
 * by a pattern) the event type that names its fields, a {@code MAP} with keys of text the type of its values. Java values
 * are what {@link Kind} says; {@code null} is a value of every type.
 */
public record ValueType(Kind kind, Optional<ValueType> element, Optional<EventType> row) {

    /** What the value is; numbers stand together, those of fixed width ascending. */
    public enum Kind {
        /** The type of the literal {@code null} alone. */
        NULL,
        /** {@link Boolean}. */
        BOOLEAN,
        /** {@link Character}. */
        CHAR,
        /** {@link Byte}. */
        BYTE,
        /** {@link Short}. */
        SHORT,
        /** {@link Integer}. */
        INT,
        /** {@link Long}. */
        LONG,
        /** {@link Float}. */
        FLOAT,
        /** {@link Double}. */
        DOUBLE,
        /** {@link java.math.BigInteger}. */
        BIG_INTEGER,
        /** {@link java.math.BigDecimal}. */
        BIG_DECIMAL,
        /** {@link String}. */
        STRING,
        /** {@link java.util.Date}; never changed. */
        DATE,
        /** {@link java.util.Calendar}; never changed. */
        CALENDAR,
        /** {@link java.time.LocalDate}. */
        LOCAL_DATE,
        /** {@link java.time.LocalTime}. */
        LOCAL_TIME,
        /** {@link java.time.LocalDateTime}. */
        LOCAL_DATE_TIME,
        /** {@link java.time.ZonedDateTime}. */
        ZONED_DATE_TIME,
        /** {@link java.util.Map} from text, in an order of its own; never changed. */
        MAP,
        /** Any value of the other kinds: known only at run time. */
        OBJECT,
        /** {@link java.util.List}. */
        ARRAY,
        /** An event row. */
        ROW;

        public boolean isNumeric() {
            return ordinal() >= BYTE.ordinal() && ordinal() <= BIG_DECIMAL.ordinal();
        }

        /** A number of any length. */
        public boolean isBig() {
            return this == BIG_INTEGER || this == BIG_DECIMAL;
        }

        /** A point in time, or a part of one, as a Java object. */
        public boolean isTime() {
            return ordinal() >= DATE.ordinal() && ordinal() <= ZONED_DATE_TIME.ordinal();
        }

        /** Neither a container nor unknown. */
        public boolean isScalar() {
            return ordinal() < MAP.ordinal();
        }
    }

    public static final ValueType NULL = of(Kind.NULL);
    public static final ValueType BOOLEAN = of(Kind.BOOLEAN);
    public static final ValueType CHAR = of(Kind.CHAR);
    public static final ValueType BYTE = of(Kind.BYTE);
    public static final ValueType SHORT = of(Kind.SHORT);
    public static final ValueType INT = of(Kind.INT);
    public static final ValueType LONG = of(Kind.LONG);
    public static final ValueType BIG_INTEGER = of(Kind.BIG_INTEGER);
    public static final ValueType FLOAT = of(Kind.FLOAT);
    public static final ValueType DOUBLE = of(Kind.DOUBLE);
    public static final ValueType BIG_DECIMAL = of(Kind.BIG_DECIMAL);
    public static final ValueType STRING = of(Kind.STRING);
    public static final ValueType OBJECT = of(Kind.OBJECT);

    public ValueType {
        Objects.requireNonNull(kind, "kind");
        boolean hasElement = kind == Kind.ARRAY || kind == Kind.MAP;
        if (hasElement != element.isPresent() || (kind == Kind.ROW) != row.isPresent()) {
            throw new IllegalArgumentException(
                    "an array or map needs an element type and a row an event type, got kind=" + kind);
        }
    }

    /** The type of a kind that needs nothing else. */
    public static ValueType of(Kind kind) {
        return new ValueType(kind, Optional.empty(), Optional.empty());
    }

    public static ValueType arrayOf(ValueType element) {
        return new ValueType(Kind.ARRAY, Optional.of(element), Optional.empty());
    }

    /** A map from text to values of the type. */
    public static ValueType mapOf(ValueType value) {
        return new ValueType(Kind.MAP, Optional.of(value), Optional.empty());
    }

    public static ValueType rowOf(EventType type) {
        return new ValueType(Kind.ROW, Optional.empty(), Optional.of(type));
    }

    public boolean isNumeric() {
        return kind.isNumeric();
    }

    public boolean isArray() {
        return kind == Kind.ARRAY;
    }

    /** The name an analyst reads: {@code string}, {@code double[]}, {@code LprRead}. */
    @Override
    public String toString() {
        return switch (kind) {
            case ARRAY -> element.orElseThrow() + "[]";
            case MAP -> "map of " + element.orElseThrow();
            case ROW -> row.orElseThrow().name();
            default -> kind.name().toLowerCase(Locale.ROOT).replace("_", "");
        };
    }
}
