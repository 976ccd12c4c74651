package io.bongsu.engine.plan;

import java.util.Objects;

/** A name that a pattern binds: one event of the stream, or, under a repeat, an array of them. */
public record TagPlan(String name, String stream, boolean array) {
    public TagPlan {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(stream, "stream");
    }
}
