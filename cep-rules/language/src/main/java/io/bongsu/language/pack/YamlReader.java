package io.bongsu.language.pack;

import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.NearestName;
import io.bongsu.language.diagnose.SourceText;
import io.bongsu.language.diagnose.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads one mapping of a YAML document key by key, and reports keys that are unknown, missing or of another shape.
 *
 * <p>Errors: CEP-5102, 5103, 5104.
 */
public final class YamlReader {
    private final SourceText source;
    private final Diagnostics diagnostics;
    private final YamlNode.Mapping mapping;
    private final String path;

    public YamlReader(SourceText source, Diagnostics diagnostics, YamlNode.Mapping mapping, String path) {
        this.source = source;
        this.diagnostics = diagnostics;
        this.mapping = mapping;
        this.path = path;
    }

    /** Reports every key that is not among these. */
    public void only(List<String> known) {
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                diagnostics.error(
                        ErrorCode.UNKNOWN_KEY,
                        source,
                        entry.key(),
                        "there is no key '" + path + key + "'",
                        NearestName.to(key, known)
                                .map(near -> "Maybe: '" + near + "'.")
                                .orElse("Keys: " + String.join(", ", known) + "."));
            }
        });
    }

    /** A text that must be there and not be empty. */
    public String required(String key) {
        Optional<YamlNode.Scalar> scalar = scalar(key);
        if (!mapping.entries().containsKey(key)
                || scalar.map(s -> s.text().isBlank()).orElse(false)) {
            diagnostics.error(
                    ErrorCode.MISSING_KEY, source, place(key), "the key '" + path + key + "' must be given", "");
        }
        return scalar.map(YamlNode.Scalar::text).orElse("");
    }

    public String optional(String key, String otherwise) {
        return scalar(key).map(YamlNode.Scalar::text).orElse(otherwise);
    }

    /** A required text of a given form. */
    public String required(String key, Predicate<String> form, String expected) {
        String text = required(key);
        if (!text.isBlank() && !form.test(text)) {
            bad(place(key), "'" + path + key + "' must be " + expected + ", got '" + text + "'", "");
        }
        return text;
    }

    /** A required word of a list. */
    public String word(String key, List<String> words) {
        String text = required(key);
        if (!text.isBlank() && !words.contains(text)) {
            bad(
                    place(key),
                    "'" + path + key + "' must be one of " + String.join(", ", words) + ", got '" + text + "'",
                    NearestName.to(text, words)
                            .map(near -> "Maybe: '" + near + "'.")
                            .orElse(""));
        }
        return text;
    }

    public Optional<YamlNode.Scalar> scalar(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isPresent() && !(node.get() instanceof YamlNode.Scalar)) {
            bad(place(key), "'" + path + key + "' must be one value", "");
        }
        return node.filter(YamlNode.Scalar.class::isInstance).map(YamlNode.Scalar.class::cast);
    }

    public Optional<YamlReader> mapping(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isPresent() && !(node.get() instanceof YamlNode.Mapping)) {
            bad(place(key), "'" + path + key + "' must be a mapping", "");
        }
        return node.filter(YamlNode.Mapping.class::isInstance)
                .map(found -> new YamlReader(source, diagnostics, (YamlNode.Mapping) found, path + key + "."));
    }

    /** The mappings of a list. */
    public List<YamlReader> mappings(String key) {
        return items(key).stream()
                .filter(item -> {
                    boolean right = item instanceof YamlNode.Mapping;
                    if (!right) {
                        bad(item.span(), "an item of '" + path + key + "' must be a mapping", "");
                    }
                    return right;
                })
                .map(item -> new YamlReader(source, diagnostics, (YamlNode.Mapping) item, path + key + "."))
                .toList();
    }

    /** The texts of a list. */
    public List<YamlNode.Scalar> texts(String key) {
        return items(key).stream()
                .filter(item -> {
                    boolean right = item instanceof YamlNode.Scalar;
                    if (!right) {
                        bad(item.span(), "an item of '" + path + key + "' must be one value", "");
                    }
                    return right;
                })
                .map(YamlNode.Scalar.class::cast)
                .toList();
    }

    private List<YamlNode> items(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isPresent() && !(node.get() instanceof YamlNode.Sequence)) {
            bad(place(key), "'" + path + key + "' must be a list", "");
        }
        return node.filter(YamlNode.Sequence.class::isInstance)
                .map(n -> ((YamlNode.Sequence) n).items())
                .orElse(List.of());
    }

    public Map<String, YamlNode.Entry> entries() {
        return mapping.entries();
    }

    public void bad(Span place, String message, String cure) {
        diagnostics.error(ErrorCode.BAD_VALUE, source, place, message, cure);
    }

    /** Where the key's value stands; for a missing key, where the mapping starts. */
    public Span place(String key) {
        YamlNode.Entry entry = mapping.entries().get(key);
        return entry == null
                ? new Span(mapping.span().from(), mapping.span().from())
                : entry.value() instanceof YamlNode.Scalar scalar ? scalar.span() : entry.key();
    }

    private Optional<YamlNode> node(String key) {
        return Optional.ofNullable(mapping.entries().get(key)).map(YamlNode.Entry::value);
    }
}
