package io.bongsu.tests.conformance;

import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A property's type as the recording writes it: {@code int}, {@code String[]}, {@code int requiresIndex}, {@code
 * java.util.List<Class> fragment=Type[]}.
 *
 * <p>Shape: {@code scalar} is the type of the value or of the array's elements, {@code fragment} the nested type's name;
 * neither: the engine has no such type. {@code dimensions} says how often it is an array. Lists, sets and collections are arrays,
 * an enumeration's value is its name.
 */
record PropertyType(Optional<ValueType> scalar, Optional<String> fragment, int dimensions, boolean enumeration) {
    private static final Map<String, Kind> SCALARS = Map.ofEntries(
            Map.entry("String", Kind.STRING),
            Map.entry("boolean", Kind.BOOLEAN),
            Map.entry("Boolean", Kind.BOOLEAN),
            Map.entry("char", Kind.CHAR),
            Map.entry("Character", Kind.CHAR),
            Map.entry("byte", Kind.BYTE),
            Map.entry("Byte", Kind.BYTE),
            Map.entry("short", Kind.SHORT),
            Map.entry("Short", Kind.SHORT),
            Map.entry("int", Kind.INT),
            Map.entry("Integer", Kind.INT),
            Map.entry("long", Kind.LONG),
            Map.entry("Long", Kind.LONG),
            Map.entry("float", Kind.FLOAT),
            Map.entry("Float", Kind.FLOAT),
            Map.entry("double", Kind.DOUBLE),
            Map.entry("Double", Kind.DOUBLE),
            Map.entry("java.math.BigInteger", Kind.BIG_INTEGER),
            Map.entry("java.math.BigDecimal", Kind.BIG_DECIMAL),
            Map.entry("java.util.Date", Kind.DATE),
            Map.entry("java.util.Calendar", Kind.CALENDAR),
            Map.entry("java.time.LocalDate", Kind.LOCAL_DATE),
            Map.entry("java.time.LocalTime", Kind.LOCAL_TIME),
            Map.entry("java.time.LocalDateTime", Kind.LOCAL_DATE_TIME),
            Map.entry("java.time.ZonedDateTime", Kind.ZONED_DATE_TIME),
            Map.entry("Object", Kind.OBJECT));
    private static final Pattern FRAGMENT = Pattern.compile("(\\S.*?) fragment=(\\S+?)((?:\\[\\])*)");
    private static final Pattern LISTED = Pattern.compile("(?:java\\.util\\.(?:List|Collection|Set)|Iterable)<(.*)>");
    private static final Pattern KEYED = Pattern.compile("java\\.util\\.Map<String,(.*)>");
    private static final String INDEXED = " requiresIndex";
    private static final String MAPPED = " requiresMapkey";

    static PropertyType of(String text) {
        Matcher fragment = FRAGMENT.matcher(text);
        if (fragment.matches()) {
            String type = fragment.group(1);
            int dimensions = fragment.group(3).length() / 2;
            boolean plain = !type.startsWith("java.util.")
                    || type.startsWith("java.util.List<")
                    || type.startsWith("java.util.Collection<")
                    || type.startsWith("java.util.Set<")
                    || type.startsWith("java.util.Map");
            return new PropertyType(
                    Optional.empty(), plain ? Optional.of(fragment.group(2)) : Optional.empty(), dimensions, false);
        }
        if (text.endsWith(INDEXED)) {
            return of(text.substring(0, text.length() - INDEXED.length())).listed();
        }
        if (text.endsWith(MAPPED)) {
            return mapOf(text.substring(0, text.length() - MAPPED.length()));
        }
        if (text.endsWith("[]")) {
            return of(text.substring(0, text.length() - 2)).listed();
        }
        Matcher listed = LISTED.matcher(text);
        if (listed.matches()) {
            return of(listed.group(1)).listed();
        }
        if (text.equals("java.util.Map")) {
            return mapOf("Object");
        }
        Matcher keyed = KEYED.matcher(text);
        if (keyed.matches()) {
            return mapOf(keyed.group(1));
        }
        boolean enumeration = text.endsWith("Enum");
        return new PropertyType(
                Optional.ofNullable(enumeration ? Kind.OBJECT : SCALARS.get(text))
                        .map(ValueType::of),
                Optional.empty(),
                0,
                enumeration);
    }

    private PropertyType listed() {
        return new PropertyType(scalar, fragment, dimensions + 1, enumeration);
    }

    private static PropertyType mapOf(String value) {
        PropertyType type = of(value);
        return new PropertyType(
                type.dimensions() == 0 ? type.scalar().map(ValueType::mapOf) : Optional.empty(),
                Optional.empty(),
                0,
                type.enumeration());
    }
}
