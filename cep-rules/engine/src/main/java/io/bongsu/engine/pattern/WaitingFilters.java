package io.bongsu.engine.pattern;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.pattern.FilterNode.Waiting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The active filter instances of one machine, by filter and correlation key.
 *
 * <p>Cost: {@link #add} and {@link #remove} O(1); {@link #matching} looks at the instances under the event's key only,
 * however many others wait.
 */
final class WaitingFilters {
    private static final Object UNCORRELATED = Boolean.TRUE;

    private final Map<Integer, Map<Object, Bucket>> byFilter = new HashMap<>();
    private final Scope scope;
    private int size;

    /** Instances under one key, in order of start. */
    static final class Bucket {
        /** Where an instance belongs that waits for a value that never comes: its key has a null in it. */
        static final Bucket NOWHERE = new Bucket(null, null);

        private final Map<Object, Bucket> home;
        private final Object key;
        private Waiting first;
        private Waiting last;

        private Bucket(Map<Object, Bucket> home, Object key) {
            this.home = home;
            this.key = key;
        }
    }

    WaitingFilters(Scope scope) {
        this.scope = scope;
    }

    int size() {
        return size;
    }

    void add(Waiting instance) {
        size++;
        FilterProgram filter = instance.node.filter();
        Object key = UNCORRELATED;
        if (filter.isCorrelated()) {
            key = filter.boundKey(scope.own(null).bindings(instance.begin.values()));
        }
        if (key == null) {
            instance.bucket = Bucket.NOWHERE;
            return;
        }
        Map<Object, Bucket> byKey = byFilter.computeIfAbsent(filter.id(), unused -> new HashMap<>());
        Bucket bucket = byKey.computeIfAbsent(key, same -> new Bucket(byKey, same));
        instance.bucket = bucket;
        Waiting after = bucket.last;
        while (after != null && after.order > instance.order) {
            after = after.previous;
        }
        instance.previous = after;
        instance.next = after == null ? bucket.first : after.next;
        if (instance.next == null) {
            bucket.last = instance;
        } else {
            instance.next.previous = instance;
        }
        if (after == null) {
            bucket.first = instance;
        } else {
            after.next = instance;
        }
    }

    void remove(Waiting instance) {
        Bucket bucket = instance.bucket;
        if (bucket == null) {
            return;
        }
        size--;
        instance.bucket = null;
        if (bucket == Bucket.NOWHERE) {
            return;
        }
        if (instance.previous == null) {
            bucket.first = instance.next;
        } else {
            instance.previous.next = instance.next;
        }
        if (instance.next == null) {
            bucket.last = instance.previous;
        } else {
            instance.next.previous = instance.previous;
        }
        instance.previous = null;
        instance.next = null;
        if (bucket.first == null) {
            bucket.home.remove(bucket.key);
        }
    }

    /** The instances that the event satisfies, in the order in which they are told; it has passed {@code filters} already. */
    List<Waiting> matching(Event event, List<FilterProgram> filters) {
        List<Waiting> found = List.of();
        for (FilterProgram filter : filters) {
            Map<Object, Bucket> byKey = byFilter.get(filter.id());
            if (byKey == null || byKey.isEmpty()) {
                continue;
            }
            scope.own(event);
            Object key = filter.isCorrelated() ? filter.eventKey(scope) : UNCORRELATED;
            Bucket bucket = key == null ? null : byKey.get(key);
            for (Waiting one = bucket == null ? null : bucket.first; one != null; one = one.next) {
                if (filter.passesResidual(scope.own(event).bindings(one.begin.values()))) {
                    if (found.isEmpty()) {
                        found = new ArrayList<>();
                    }
                    found.add(one);
                }
            }
        }
        if (found.size() > 1 && filters.size() > 1) {
            found = inFiringOrder(found);
        }
        return found;
    }

    /** By start, but the more specific filter before the less specific one: see {@link FilterProgram#isMoreSpecificThan}. */
    private static List<Waiting> inFiringOrder(List<Waiting> found) {
        found.sort(Comparator.comparingLong(one -> one.order));
        List<Waiting> ordered = new ArrayList<>(found.size());
        for (Waiting one : found) {
            int place = 0;
            while (place < ordered.size()
                    && !one.node
                            .filter()
                            .isMoreSpecificThan(ordered.get(place).node.filter())) {
                place++;
            }
            ordered.add(place, one);
        }
        return ordered;
    }

    /** Ids of the filters that wait for something, in ascending order. */
    List<Integer> filterIds() {
        return byFilter.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
