package io.bongsu.language.key;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One way to key a statement: for each stream that it reads, one field. */
record KeyCandidate(Map<String, String> fieldByStream) {
    KeyCandidate {
        fieldByStream = java.util.Collections.unmodifiableMap(new TreeMap<>(fieldByStream));
    }

    /** Both ways together; empty when they want different fields of a stream. */
    Optional<KeyCandidate> merge(KeyCandidate other) {
        Map<String, String> merged = new TreeMap<>(fieldByStream);
        for (Map.Entry<String, String> entry : other.fieldByStream.entrySet()) {
            String field = merged.putIfAbsent(entry.getKey(), entry.getValue());
            if (field != null && !field.equals(entry.getValue())) {
                return Optional.empty();
            }
        }
        return Optional.of(new KeyCandidate(merged));
    }
}
