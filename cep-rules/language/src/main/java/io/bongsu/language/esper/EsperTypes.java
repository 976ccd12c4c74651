package io.bongsu.language.esper;

import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Our types as Esper's, and back.
 *
 * <p>Shape: a row is a nested map type, an array a Java array of boxed elements; an array of rows is {@code Name[]}.
 */
final class EsperTypes {
    private EsperTypes() {}

    /** Property name to type, as {@code addEventType} takes it; nested rows are nested maps. */
    static Map<String, Object> properties(EventType type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Field field : type.fields()) {
            properties.put(field.name(), property(field.type()));
        }
        return properties;
    }

    private static Object property(ValueType type) {
        return switch (type.kind()) {
            case ROW -> nestedName(type.row().orElseThrow());
            case ARRAY -> {
                ValueType element = type.element().orElseThrow();
                yield element.kind() == ValueType.Kind.ROW
                        ? nestedName(element.row().orElseThrow()) + "[]"
                        : Array.newInstance(boxed(element), 0).getClass();
            }
            default -> boxed(type);
        };
    }

    /** Nested types are registered under a name of their own, so that they never shadow a stream. */
    static String nestedName(EventType type) {
        return "nested_" + type.name().replace('.', '_');
    }

    private static Class<?> boxed(ValueType type) {
        return switch (type.kind()) {
            case BOOLEAN -> Boolean.class;
            case CHAR -> Character.class;
            case BYTE -> Byte.class;
            case SHORT -> Short.class;
            case INT -> Integer.class;
            case LONG -> Long.class;
            case FLOAT -> Float.class;
            case DOUBLE -> Double.class;
            case BIG_INTEGER -> BigInteger.class;
            case BIG_DECIMAL -> BigDecimal.class;
            case STRING -> String.class;
            case DATE -> Date.class;
            case CALENDAR -> Calendar.class;
            case LOCAL_DATE -> LocalDate.class;
            case LOCAL_TIME -> LocalTime.class;
            case LOCAL_DATE_TIME -> LocalDateTime.class;
            case ZONED_DATE_TIME -> ZonedDateTime.class;
            case MAP -> Map.class;
            case NULL, OBJECT, ROW -> Object.class;
            case ARRAY ->
                Array.newInstance(boxed(type.element().orElseThrow()), 0).getClass();
        };
    }

    /** The scalar or array-of-scalar type of a Java class; empty for rows and anything else. */
    static Optional<ValueType> scalar(Class<?> type) {
        if (type == null) {
            return Optional.of(ValueType.NULL);
        }
        if (type.isArray()) {
            return scalar(type.getComponentType()).map(ValueType::arrayOf);
        }
        if (type == Boolean.class || type == boolean.class) {
            return Optional.of(ValueType.BOOLEAN);
        }
        if (type == Integer.class || type == int.class) {
            return Optional.of(ValueType.INT);
        }
        if (type == Long.class || type == long.class) {
            return Optional.of(ValueType.LONG);
        }
        if (type == Float.class || type == float.class) {
            return Optional.of(ValueType.FLOAT);
        }
        if (type == Double.class || type == double.class) {
            return Optional.of(ValueType.DOUBLE);
        }
        return Optional.ofNullable(OTHERS.get(type)).map(ValueType::of);
    }

    private static final Map<Class<?>, Kind> OTHERS = Map.ofEntries(
            Map.entry(String.class, Kind.STRING),
            Map.entry(Character.class, Kind.CHAR),
            Map.entry(char.class, Kind.CHAR),
            Map.entry(Byte.class, Kind.BYTE),
            Map.entry(byte.class, Kind.BYTE),
            Map.entry(Short.class, Kind.SHORT),
            Map.entry(short.class, Kind.SHORT),
            Map.entry(BigInteger.class, Kind.BIG_INTEGER),
            Map.entry(BigDecimal.class, Kind.BIG_DECIMAL),
            Map.entry(Date.class, Kind.DATE),
            Map.entry(Calendar.class, Kind.CALENDAR),
            Map.entry(LocalDate.class, Kind.LOCAL_DATE),
            Map.entry(LocalTime.class, Kind.LOCAL_TIME),
            Map.entry(LocalDateTime.class, Kind.LOCAL_DATE_TIME),
            Map.entry(ZonedDateTime.class, Kind.ZONED_DATE_TIME),
            Map.entry(Object.class, Kind.OBJECT));
}
