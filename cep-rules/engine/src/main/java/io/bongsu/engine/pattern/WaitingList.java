package io.bongsu.engine.pattern;

import io.bongsu.engine.pattern.FilterNode.Waiting;
import java.util.Map;

/** Waiting filter instances in order of start, linked through themselves. */
final class WaitingList {
    /** Where the list itself is kept, under which key; null where it is not kept by key. */
    private final Map<Object, WaitingList> home;

    private final Object key;
    private Waiting first;
    private Waiting last;

    /** A list that is not kept by key. */
    WaitingList() {
        this(null, null);
    }

    WaitingList(Map<Object, WaitingList> home, Object key) {
        this.home = home;
        this.key = key;
    }

    Waiting first() {
        return first;
    }

    boolean isEmpty() {
        return first == null;
    }

    /** Puts the instance in its place; one that has just started goes to the end at once. */
    void add(Waiting instance) {
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

    void remove(Waiting instance) {
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
        if (first == null && home != null) {
            home.remove(key);
        }
    }
}
