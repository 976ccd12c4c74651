package io.bongsu.engine.pattern;

import io.bongsu.engine.pattern.FilterNode.Waiting;

/** Waiting filter instances in order of start, linked through themselves. */
class WaitingList {
    private Waiting first;
    private Waiting last;

    final Waiting first() {
        return first;
    }

    final boolean hasNone() {
        return first == null;
    }

    /** Puts the instance in its place; one that has just started goes to the end at once. */
    final void link(Waiting instance) {
        instance.list = this;
        Waiting after = last;
        while (after != null && after.order > instance.order) {
            after = after.previous;
        }
        instance.previous = after;
        instance.next = after == null ? first : after.next;
        if (instance.next == null) {
            last = instance;
        } else {
            instance.next.previous = instance;
        }
        if (after == null) {
            first = instance;
        } else {
            after.next = instance;
        }
    }

    final void unlink(Waiting instance) {
        if (instance.previous == null) {
            first = instance.next;
        } else {
            instance.previous.next = instance.next;
        }
        if (instance.next == null) {
            last = instance.previous;
        } else {
            instance.next.previous = instance.previous;
        }
        instance.previous = null;
        instance.next = null;
        instance.list = null;
    }
}
