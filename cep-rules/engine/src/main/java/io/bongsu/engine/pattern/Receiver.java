package io.bongsu.engine.pattern;

/** What a node instance tells: its parent, or the machine. */
interface Receiver {
    /** {@code from} has matched; {@code quit}: it has ended with that and must be forgotten. */
    void turnedTrue(Instance from, Bindings match, boolean quit);

    /** {@code from} can never match any more; an {@code every} above starts it anew. */
    void turnedFalse(Instance from);

    /** Whether a filter directly below stays active after it matched. */
    default boolean keepsFilter() {
        return false;
    }
}
