package io.bongsu.language.expression;

import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names of value types as casts, {@code instanceof} and declarations write them. */
public final class TypeNames {
    private static final Map<String, Kind> SHORT = Map.ofEntries(
            Map.entry("bool", Kind.BOOLEAN),
            Map.entry("boolean", Kind.BOOLEAN),
            Map.entry("char", Kind.CHAR),
            Map.entry("character", Kind.CHAR),
            Map.entry("byte", Kind.BYTE),
            Map.entry("short", Kind.SHORT),
            Map.entry("int", Kind.INT),
            Map.entry("integer", Kind.INT),
            Map.entry("long", Kind.LONG),
            Map.entry("float", Kind.FLOAT),
            Map.entry("double", Kind.DOUBLE),
            Map.entry("string", Kind.STRING),
            Map.entry("biginteger", Kind.BIG_INTEGER),
            Map.entry("bigdecimal", Kind.BIG_DECIMAL),
            Map.entry("date", Kind.DATE),
            Map.entry("calendar", Kind.CALENDAR),
            Map.entry("localdate", Kind.LOCAL_DATE),
            Map.entry("localtime", Kind.LOCAL_TIME),
            Map.entry("localdatetime", Kind.LOCAL_DATE_TIME),
            Map.entry("zoneddatetime", Kind.ZONED_DATE_TIME));

    private static final Map<String, Kind> CLASSES = Map.ofEntries(
            Map.entry("java.lang.Boolean", Kind.BOOLEAN),
            Map.entry("java.lang.Character", Kind.CHAR),
            Map.entry("java.lang.Byte", Kind.BYTE),
            Map.entry("java.lang.Short", Kind.SHORT),
            Map.entry("java.lang.Integer", Kind.INT),
            Map.entry("java.lang.Long", Kind.LONG),
            Map.entry("java.lang.Float", Kind.FLOAT),
            Map.entry("java.lang.Double", Kind.DOUBLE),
            Map.entry("java.lang.String", Kind.STRING),
            Map.entry("java.lang.Object", Kind.OBJECT),
            Map.entry("Object", Kind.OBJECT),
            Map.entry("java.util.Date", Kind.DATE),
            Map.entry("java.util.Calendar", Kind.CALENDAR),
            Map.entry("java.time.LocalDate", Kind.LOCAL_DATE),
            Map.entry("java.time.LocalTime", Kind.LOCAL_TIME),
            Map.entry("java.time.LocalDateTime", Kind.LOCAL_DATE_TIME),
            Map.entry("java.time.ZonedDateTime", Kind.ZONED_DATE_TIME),
            Map.entry("java.math.BigInteger", Kind.BIG_INTEGER),
            Map.entry("java.math.BigDecimal", Kind.BIG_DECIMAL));

    private TypeNames() {}

    /** The type of a short name in any case, or of a class's full name. */
    public static Optional<ValueType> find(String name) {
        Kind kind = SHORT.get(name.toLowerCase(Locale.ROOT));
        return Optional.ofNullable(kind == null ? CLASSES.get(name) : kind).map(ValueType::of);
    }
}
