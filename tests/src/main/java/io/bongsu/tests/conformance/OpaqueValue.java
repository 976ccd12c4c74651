package io.bongsu.tests.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** A value of a type that the engine does not have, on its way through the engine: its JSON as text behind a mark. */
final class OpaqueValue {
    private static final String MARK = "\u0001json:";
    private static final ObjectMapper JSON = new ObjectMapper();

    private OpaqueValue() {}

    static String text(JsonNode value) {
        return MARK + value;
    }

    static Optional<JsonNode> read(String text) {
        if (!text.startsWith(MARK)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(text.substring(MARK.length())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an opaque value is the JSON that it was made from, text=" + text, e);
        }
    }
}
