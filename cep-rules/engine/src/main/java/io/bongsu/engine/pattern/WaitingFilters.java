package io.bongsu.engine.pattern;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.pattern.FilterNode.Waiting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The active filter instances of one machine.
 *
 * <p>Shape: a few are this list, each of which is asked; many are hashed by filter and correlation key. Under a key of its
 * own a machine mostly has one or two.
 *
 * <p>Cost: {@link #add} and {@link #remove} O(1) amortised; {@link #collect} looks at the instances under the event's key
 * only, however many others wait.
 */
final class WaitingFilters extends WaitingList {
    /** From here on instances are hashed. */
    private static final int MANY = 8;

    /** From here on they are a list again; well below, so that they are not moved to and fro. */
    private static final int FEW = 2;

    private WaitingByKey many;
    private int size;

    int size() {
        return size;
    }

    void add(Waiting instance) {
        size++;
        if (many != null) {
            many.add(instance, boundKey(instance));
            return;
        }
        link(instance);
        if (size > MANY) {
            many = new WaitingByKey();
            while (!hasNone()) {
                Waiting one = first();
                unlink(one);
                many.add(one, boundKey(one));
            }
        }
    }

    private static Object boundKey(Waiting instance) {
        FilterProgram filter = instance.node.filter();
        Scope scope = instance.machine.scope();
        return filter.isCorrelated() ? filter.boundKey(scope.own(null).bindings(instance.begin.values())) : null;
    }

    void remove(Waiting instance) {
        if (instance.list == null) {
            return;
        }
        size--;
        if (many == null) {
            unlink(instance);
            return;
        }
        many.remove(instance);
        if (size <= FEW) {
            List<Waiting> left = many.all();
            many = null;
            left.forEach(this::link);
        }
    }

    /** Ids of the filters that wait for something. */
    SortedSet<Integer> filterIds() {
        SortedSet<Integer> ids = new TreeSet<>();
        for (Waiting one = first(); one != null; one = one.next) {
            ids.add(one.node.filter().id());
        }
        if (many != null) {
            many.all().forEach(one -> ids.add(one.node.filter().id()));
        }
        return ids;
    }

    /**
     * Puts the instances that the event satisfies into {@code found}, in the order in which they are told; the event has
     * passed {@code filters} already.
     */
    void collect(Event event, List<FilterProgram> filters, Scope scope, ArrayList<Waiting> found) {
        for (int i = 0; i < filters.size(); i++) {
            FilterProgram filter = filters.get(i);
            if (many == null) {
                collectFew(event, filter, scope, found);
            } else if (many.has(filter)) {
                scope.own(event);
                WaitingList list = many.find(filter, filter.isCorrelated() ? filter.eventKey(scope) : null);
                collectMany(event, filter, list, scope, found);
            }
        }
        if (found.size() > 1 && filters.size() > 1) {
            sortByFiring(found);
        }
    }

    private void collectFew(Event event, FilterProgram filter, Scope scope, ArrayList<Waiting> found) {
        for (Waiting one = first(); one != null; one = one.next) {
            if (one.node.filter().id() == filter.id()) {
                scope.own(event).bindings(one.begin.values());
                if (filter.correlates(scope) && filter.passesResidual(scope)) {
                    found.add(one);
                }
            }
        }
    }

    private void collectMany(
            Event event, FilterProgram filter, WaitingList list, Scope scope, ArrayList<Waiting> found) {
        for (Waiting one = list == null ? null : list.first(); one != null; one = one.next) {
            if (filter.passesResidual(scope.own(event).bindings(one.begin.values()))) {
                found.add(one);
            }
        }
    }

    /** By start, but the more specific filter before the less specific one: see {@link FilterProgram#isMoreSpecificThan}. */
    private static void sortByFiring(ArrayList<Waiting> found) {
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
        found.clear();
        found.addAll(ordered);
    }
}
