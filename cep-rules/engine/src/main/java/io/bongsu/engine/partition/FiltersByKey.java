package io.bongsu.engine.partition;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.PartitionKey;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The filters that one event has passed, sorted by the partition that they lead to.
 *
 * <p>Shape: {@link #begin} per event, then {@link #add} rule by rule; keys in order of their first rule. One thread.
 *
 * <p>Cost: one key per distinct key plan, however many rules share it.
 */
final class FiltersByKey {
    private final List<PartitionKey> keys = new ArrayList<>();
    private final List<IntArrayList> filters = new ArrayList<>();
    /** Per class of rules, the place of its key, and the event for which that holds. */
    private int[] places = {};

    private long[] placedFor = {};
    private long event;

    void begin() {
        event++;
        keys.clear();
    }

    void add(RuleProgram rule, Event event, IntArrayList passed, int from, int end) {
        int place = place(rule, event);
        filters.get(place).addElements(filters.get(place).size(), passed.elements(), from, end - from);
    }

    private int place(RuleProgram rule, Event of) {
        int keyClass = rule.keyClass();
        if (keyClass >= places.length) {
            places = Arrays.copyOf(places, keyClass + 1);
            placedFor = Arrays.copyOf(placedFor, keyClass + 1);
        }
        if (placedFor[keyClass] != event) {
            placedFor[keyClass] = event;
            places[keyClass] = place(rule.keyOf(of));
        }
        return places[keyClass];
    }

    private int place(PartitionKey key) {
        int place = keys.indexOf(key);
        if (place >= 0) {
            return place;
        }
        keys.add(key);
        if (filters.size() < keys.size()) {
            filters.add(new IntArrayList(4));
        }
        filters.get(keys.size() - 1).clear();
        return keys.size() - 1;
    }

    int size() {
        return keys.size();
    }

    PartitionKey key(int place) {
        return keys.get(place);
    }

    /** To be used before the next {@link #begin}. */
    IntArrayList filters(int place) {
        return filters.get(place);
    }
}
