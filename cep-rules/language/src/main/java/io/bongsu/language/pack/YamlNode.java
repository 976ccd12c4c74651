package io.bongsu.language.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.bongsu.language.diagnose.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML document with the place of each key and value. */
public sealed interface YamlNode {
    Span span();

    /** A plain value, as text. */
    record Scalar(String text, Span span) implements YamlNode {}

    /** A list. */
    record Sequence(List<YamlNode> items, Span span) implements YamlNode {}

    /** Keys in text order. */
    record Mapping(Map<String, Entry> entries, Span span) implements YamlNode {}

    /** A key's place and its value. */
    record Entry(Span key, YamlNode value) {}

    /** The text is no YAML: cause and place. */
    final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;
        private final int offset;

        Malformed(String message, int offset) {
            super(message);
            this.offset = offset;
        }

        /** Where in the text, in characters. */
        public int offset() {
            return offset;
        }
    }

    static YamlNode parse(String text) throws Malformed {
        String body = text.startsWith("\uFEFF") ? " " + text.substring(1) : text;
        YAMLFactory factory = YAMLFactory.builder()
                .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (YAMLParser parser = factory.createParser(body)) {
            if (parser.nextToken() == null) {
                return new Mapping(Map.of(), new Span(0, 0));
            }
            return read(parser, body);
        } catch (JsonProcessingException e) {
            long at = e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
            throw new Malformed(e.getOriginalMessage().split("\\R")[0], offset(body, at));
        } catch (IOException e) {
            throw new Malformed(String.valueOf(e.getMessage()), 0);
        }
    }

    private static YamlNode read(YAMLParser parser, String text) throws IOException {
        Span span = span(parser, text);
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                Span place = span(parser, text);
                parser.nextToken();
                entries.put(
                        key,
                        new Entry(
                                new Span(place.from(), Math.min(text.length(), place.from() + key.length())),
                                read(parser, text)));
            }
            return new Mapping(entries, span);
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<YamlNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(read(parser, text));
            }
            return new Sequence(items, span);
        }
        return new Scalar(parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText(), span);
    }

    private static Span span(YAMLParser parser, String text) {
        int from = offset(text, parser.currentTokenLocation().getCharOffset());
        int to = offset(text, parser.currentLocation().getCharOffset());
        return new Span(from, Math.max(from, to));
    }

    /** The parser counts code points. */
    private static int offset(String text, long codePoints) {
        long points = Math.max(0, Math.min(codePoints, text.codePointCount(0, text.length())));
        return text.offsetByCodePoints(0, (int) points);
    }
}
