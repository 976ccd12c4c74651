package io.bongsu.engine.plan;

import java.util.List;
import java.util.Objects;

/**
 * By what a rule's state is kept apart.
 *
 * <p>Shape: for {@code CONTEXT} and {@code INFERRED} one entry per stream (derived ones included) with the field paths
 * that make its key, the same number for each; for {@code STATELESS} (the rule keeps nothing) and {@code GLOBAL} none.
 */
public record KeyPlan(Mode mode, List<StreamKey> streams) {
    /** Where the key comes from. */
    public enum Mode {
        CONTEXT,
        INFERRED,
        STATELESS,
        GLOBAL
    }

    /** Key fields of one stream. */
    public record StreamKey(String stream, List<String> fields) {
        public StreamKey {
            Objects.requireNonNull(stream, "stream");
            fields = List.copyOf(fields);
        }
    }

    public KeyPlan {
        Objects.requireNonNull(mode, "mode");
        streams = List.copyOf(streams);
    }
}
