package io.bongsu.engine.pattern;

/** What a node instance tells: its parent, or the machine. */
interface Receiver {
    /** {@code from} has matched; {@code quit}: it has ended with that and must be forgotten. */
    void turnedTrue(Instance from, Bindings match, boolean quit);

    /** {@code from} can never match any more; an {@code every} above starts it anew if it is {@code restartable}. */
    void turnedFalse(Instance from, boolean restartable);

    /** Whether a filter directly below stays active after it matched. */
    default boolean keepsFilter() {
        return false;
    }

    /** Under which number {@link #child} finds a running child; -1 for what is not among them. */
    default int numberOf(Instance child) {
        return -1;
    }

    /** The running child of that number. */
    default Instance child(int number) {
        return null;
    }
}
