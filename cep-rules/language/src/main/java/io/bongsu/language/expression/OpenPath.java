package io.bongsu.language.expression;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.OperatorPlan;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A property name with keys, escapes or properties that only the run tells: {@code m('key')}, {@code a.b?.c},
 * {@code `order`}.
 *
 * <p>Errors: {@link #parse} is empty for any other name.
 */
record OpenPath(List<Part> parts) {
    private static final Pattern PART = Pattern.compile(
            "(?:`([^`.]+)`|([\\p{L}\\p{N}_$]+))((?:\\[\\d+\\])*)(?:\\((?:'([^']*)'|\"([^\"]*)\")\\))?(\\?)?(\\.|$)");
    private static final Pattern INDEX = Pattern.compile("\\[(\\d+)\\]");

    /** A name, the indexes after it, its key, and whether only the run tells if it is there. */
    record Part(String name, List<Integer> indexes, Optional<String> key, boolean dynamic) {
        boolean isPlain() {
            return key.isEmpty() && !dynamic;
        }
    }

    OpenPath {
        parts = List.copyOf(parts);
    }

    static Optional<OpenPath> parse(String property) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(property);
        int at = 0;
        while (at < property.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                return Optional.empty();
            }
            List<Integer> indexes = new ArrayList<>();
            Matcher index = INDEX.matcher(matcher.group(3));
            while (index.find()) {
                indexes.add(Integer.parseInt(index.group(1)));
            }
            Optional<String> key =
                    Optional.ofNullable(matcher.group(4)).or(() -> Optional.ofNullable(matcher.group(5)));
            parts.add(new Part(
                    matcher.group(1) == null ? matcher.group(2) : matcher.group(1),
                    List.copyOf(indexes),
                    key,
                    matcher.group(6) != null));
            at = matcher.end();
        }
        return property.endsWith(".") ? Optional.empty() : Optional.of(new OpenPath(parts));
    }

    /** How many parts stand before the first that is not plain. */
    int plainParts() {
        int count = 0;
        while (count < parts.size() && parts.get(count).isPlain()) {
            count++;
        }
        // A mapped property itself is a plain field.
        return count < parts.size() && !parts.get(count).dynamic() ? count + 1 : count;
    }

    /** The first parts, without keys. */
    Path plain(int count) {
        return new Path(parts.subList(0, count).stream()
                .map(part -> new Path.Part(part.name(), part.indexes()))
                .toList());
    }

    OpenPath withoutLast() {
        return new OpenPath(parts.subList(0, parts.size() - 1));
    }

    Part last() {
        return parts.get(parts.size() - 1);
    }

    /** The plan of the whole path, the first {@code done} parts of which lead to {@code owner}. */
    Optional<ExprPlan> follow(ExprPlan owner, int done) {
        ExprPlan at = owner;
        if (done > 0 && parts.get(done - 1).key().isPresent()) {
            Optional<ExprPlan> entry = entry(at, parts.get(done - 1).key().get());
            if (entry.isEmpty()) {
                return entry;
            }
            at = entry.get();
        }
        for (Part part : parts.subList(done, parts.size())) {
            Kind kind = at.type().kind();
            if (!part.indexes().isEmpty()
                    || part.key().isPresent()
                    || (kind != Kind.ROW && kind != Kind.MAP && kind != Kind.OBJECT)) {
                return Optional.empty();
            }
            at = new ExprPlan.Apply(new OperatorPlan.Property(part.name()), List.of(at), ValueType.OBJECT);
        }
        return Optional.of(at);
    }

    static Optional<ExprPlan> entry(ExprPlan map, String key) {
        return map.type().kind() == Kind.MAP
                ? Optional.of(new ExprPlan.Apply(
                        new OperatorPlan.Entry(),
                        List.of(map, new ExprPlan.Literal(key, ValueType.STRING)),
                        map.type().element().orElseThrow()))
                : Optional.empty();
    }
}
