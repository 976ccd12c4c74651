package io.bongsu.tests.conformance;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A property's type as the recording writes it: {@code int}, {@code String[]}, {@code int requiresIndex}, {@code Class
 * fragment=Type}.
 *
 * <p>Shape: {@code scalar} is the Avro name of the value or of the array's elements, {@code fragment} the nested type's
 * name. Neither: the engine has no such type.
 */
record PropertyType(Optional<String> scalar, Optional<String> fragment, boolean array) {
    private static final Map<String, String> SCALARS = Map.ofEntries(
            Map.entry("String", "string"),
            Map.entry("boolean", "boolean"),
            Map.entry("Boolean", "boolean"),
            Map.entry("byte", "int"),
            Map.entry("Byte", "int"),
            Map.entry("short", "int"),
            Map.entry("Short", "int"),
            Map.entry("int", "int"),
            Map.entry("Integer", "int"),
            Map.entry("long", "long"),
            Map.entry("Long", "long"),
            Map.entry("float", "float"),
            Map.entry("Float", "float"),
            Map.entry("double", "double"),
            Map.entry("Double", "double"));
    private static final Pattern FRAGMENT = Pattern.compile("(\\S.*?) fragment=(\\S+?)(\\[\\])?");
    private static final String INDEXED = " requiresIndex";

    static PropertyType of(String text) {
        Matcher fragment = FRAGMENT.matcher(text);
        if (fragment.matches()) {
            boolean listed = fragment.group(1).startsWith("java.util.") && fragment.group(3) != null;
            return new PropertyType(
                    Optional.empty(),
                    listed ? Optional.empty() : Optional.of(fragment.group(2)),
                    fragment.group(3) != null);
        }
        boolean array = text.endsWith("[]") || text.endsWith(INDEXED);
        String element = text.endsWith(INDEXED)
                ? text.substring(0, text.length() - INDEXED.length())
                : text.endsWith("[]") ? text.substring(0, text.length() - 2) : text;
        return new PropertyType(Optional.ofNullable(SCALARS.get(element)), Optional.empty(), array);
    }
}
