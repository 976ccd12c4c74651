package io.bongsu.engine.pattern;

import io.bongsu.engine.state.StateOutput;

/**
 * The running children of an instance, in order of start.
 *
 * <p>Shape: a ring through the children themselves, so that a child costs no further object and leaves in constant time. A
 * child is in one ring at most: its parent's.
 */
@SuppressWarnings("ReferenceEquality") // an instance equals itself alone
final class Running {
    private Instance first;

    boolean isEmpty() {
        return first == null;
    }

    /** The only child, or null where there is none or more than one. */
    Instance only() {
        return first != null && first.after == first ? first : null;
    }

    void add(Instance child) {
        if (first == null) {
            first = child;
            child.before = child;
            child.after = child;
        } else {
            Instance last = first.before;
            last.after = child;
            child.before = last;
            child.after = first;
            first.before = child;
        }
    }

    static boolean has(Instance child) {
        return child.after != null;
    }

    /** Takes the child out, if it is in. */
    void remove(Instance child) {
        if (!has(child)) {
            return;
        }
        if (child.after == child) {
            first = null;
        } else {
            child.before.after = child.after;
            child.after.before = child.before;
            if (first == child) {
                first = child.after;
            }
        }
        child.before = null;
        child.after = null;
    }

    /** Tells all to quit and forgets them. */
    void quit() {
        while (first != null) {
            Instance child = first;
            remove(child);
            child.quit();
        }
    }

    int size() {
        int size = 0;
        Instance child = first;
        while (child != null) {
            size++;
            child = child.after == first ? null : child.after;
        }
        return size;
    }

    /** Writes how many there are, then each with {@code writer}. */
    void write(StateOutput out, Writer writer) {
        out.writeSize(size());
        Instance child = first;
        while (child != null) {
            writer.write(child, out);
            child = child.after == first ? null : child.after;
        }
    }

    /** Writes one child. */
    interface Writer {
        void write(Instance child, StateOutput out);
    }
}
