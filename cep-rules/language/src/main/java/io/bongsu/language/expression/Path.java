package io.bongsu.language.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A property name of Esper's model, cut into its parts: {@code a[0].plate} is {@code a[0]}, {@code plate}.
 *
 * <p>Errors: {@link #parse} is empty for mapped ({@code x('k')}), dynamic ({@code x?}) and escaped properties.
 */
record Path(List<Part> parts) {
    private static final Pattern PART = Pattern.compile("([\\p{L}\\p{N}_$]+)((?:\\[\\d+\\])*)");
    private static final Pattern INDEX = Pattern.compile("\\[(\\d+)\\]");

    /** A name and the indexes after it. */
    record Part(String name, List<Integer> indexes) {}

    Path {
        parts = List.copyOf(parts);
    }

    static Optional<Path> parse(String property) {
        List<Part> parts = new ArrayList<>();
        for (String text : property.split("\\.", -1)) {
            Matcher matcher = PART.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            List<Integer> indexes = new ArrayList<>();
            Matcher index = INDEX.matcher(matcher.group(2));
            while (index.find()) {
                indexes.add(Integer.parseInt(index.group(1)));
            }
            parts.add(new Part(matcher.group(1), List.copyOf(indexes)));
        }
        return Optional.of(new Path(parts));
    }
}
