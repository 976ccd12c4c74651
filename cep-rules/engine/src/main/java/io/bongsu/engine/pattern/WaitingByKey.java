package io.bongsu.engine.pattern;

import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.pattern.FilterNode.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many waiting filter instances, by filter and correlation key.
 *
 * <p>Shape: a pattern has few filters, so these are looked through; keys are hashed. Cost: O(1) to add, remove and find.
 */
final class WaitingByKey {
    private static final Object UNCORRELATED = Boolean.TRUE;

    private final List<OfFilter> filters = new ArrayList<>(2);
    /** Where instances belong that wait for a value that never comes: their key has a null in it. */
    private final WaitingList nowhere = new WaitingList();

    private record OfFilter(FilterProgram filter, Map<Object, OfKey> lists) {}

    /** Instances under one key, and where they are kept. */
    private static final class OfKey extends WaitingList {
        private final Map<Object, OfKey> home;
        private final Object key;

        OfKey(Map<Object, OfKey> home, Object key) {
            this.home = home;
            this.key = key;
        }
    }

    /** Adds the instance under its key: null for one that has a null in it, anything for a filter without correlation. */
    void add(Waiting instance, Object boundKey) {
        FilterProgram filter = instance.node.filter();
        Object key = filter.isCorrelated() ? boundKey : UNCORRELATED;
        if (key == null) {
            nowhere.link(instance);
            return;
        }
        Map<Object, OfKey> lists = lists(filter);
        if (lists == null) {
            lists = new HashMap<>();
            filters.add(new OfFilter(filter, lists));
        }
        OfKey list = lists.get(key);
        if (list == null) {
            list = new OfKey(lists, key);
            lists.put(key, list);
        }
        list.link(instance);
    }

    void remove(Waiting instance) {
        WaitingList list = instance.list;
        list.unlink(instance);
        if (list instanceof OfKey ofKey && list.hasNone()) {
            ofKey.home.remove(ofKey.key);
        }
    }

    private Map<Object, OfKey> lists(FilterProgram filter) {
        for (int i = 0; i < filters.size(); i++) {
            if (filters.get(i).filter().id() == filter.id()) {
                return filters.get(i).lists();
            }
        }
        return null;
    }

    /** Whether any instance waits by the filter. */
    boolean has(FilterProgram filter) {
        Map<Object, OfKey> lists = lists(filter);
        return lists != null && !lists.isEmpty();
    }

    /** Those that wait under the event's key, or null; {@link #has} has told that some wait. */
    WaitingList find(FilterProgram filter, Object eventKey) {
        Map<Object, OfKey> lists = lists(filter);
        Object key = filter.isCorrelated() ? eventKey : UNCORRELATED;
        return lists == null || key == null ? null : lists.get(key);
    }

    /** All instances, list by list. */
    List<Waiting> all() {
        List<WaitingList> lists = new ArrayList<>();
        lists.add(nowhere);
        filters.forEach(one -> lists.addAll(one.lists().values()));
        List<Waiting> all = new ArrayList<>();
        for (WaitingList list : lists) {
            for (Waiting one = list.first(); one != null; one = one.next) {
                all.add(one);
            }
        }
        return all;
    }
}
