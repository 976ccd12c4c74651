package io.bongsu.schemas;

import java.util.Objects;
import java.util.Optional;

/**
 * Type of one value of an event, a plan or a row.
 *
 * <p>Shape: a kind; an {@code ARRAY} also has the type of its elements, a {@code ROW} (nested record, or an event bound
 * by a pattern) the event type that names its fields. Java values: BOOLEAN {@link Boolean}, INT {@link Integer}, LONG
 * {@link Long}, FLOAT {@link Float}, DOUBLE {@link Double}, STRING {@link String}, ARRAY {@link java.util.List}, ROW an
 * event row; {@code null} is a value of every type. NULL is the type of the literal {@code null} alone.
 */
public record ValueType(Kind kind, Optional<ValueType> element, Optional<EventType> row) {

    /** What the value is; numbers ascend by width, so that {@code ordinal} compares their promotion order. */
    public enum Kind {
        NULL,
        BOOLEAN,
        INT,
        LONG,
        FLOAT,
        DOUBLE,
        STRING,
        ARRAY,
        ROW
    }

    public static final ValueType NULL = of(Kind.NULL);
    public static final ValueType BOOLEAN = of(Kind.BOOLEAN);
    public static final ValueType INT = of(Kind.INT);
    public static final ValueType LONG = of(Kind.LONG);
    public static final ValueType FLOAT = of(Kind.FLOAT);
    public static final ValueType DOUBLE = of(Kind.DOUBLE);
    public static final ValueType STRING = of(Kind.STRING);

    public ValueType {
        Objects.requireNonNull(kind, "kind");
        if ((kind == Kind.ARRAY) != element.isPresent() || (kind == Kind.ROW) != row.isPresent()) {
            throw new IllegalArgumentException(
                    "an array needs an element type and a row an event type, got kind=" + kind);
        }
    }

    private static ValueType of(Kind kind) {
        return new ValueType(kind, Optional.empty(), Optional.empty());
    }

    public static ValueType arrayOf(ValueType element) {
        return new ValueType(Kind.ARRAY, Optional.of(element), Optional.empty());
    }

    public static ValueType rowOf(EventType type) {
        return new ValueType(Kind.ROW, Optional.empty(), Optional.of(type));
    }

    public boolean isNumeric() {
        return kind == Kind.INT || kind == Kind.LONG || kind == Kind.FLOAT || kind == Kind.DOUBLE;
    }

    /** The name an analyst reads: {@code string}, {@code double[]}, {@code LprRead}. */
    @Override
    public String toString() {
        return switch (kind) {
            case ARRAY -> element.orElseThrow() + "[]";
            case ROW -> row.orElseThrow().name();
            case NULL, BOOLEAN, INT, LONG, FLOAT, DOUBLE, STRING -> kind.name().toLowerCase(java.util.Locale.ROOT);
        };
    }
}
