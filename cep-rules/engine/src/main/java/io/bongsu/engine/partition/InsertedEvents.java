package io.bongsu.engine.partition;

import io.bongsu.engine.event.Event;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * Events that rules have inserted under one key, each to be seen by its rule once all its statements saw the original.
 *
 * <p>Shape: first in, first out; numbered within one rule and one moment, so that no other rule and no earlier history of
 * the partition shows in an id. Never kept: no step ends within a moment.
 */
final class InsertedEvents {
    private final ArrayDeque<Inserted> waiting = new ArrayDeque<>();
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private long numberedMillis = Long.MIN_VALUE;

    record Inserted(RuleProgram rule, Event event) {}

    /** The next number, from 0, of the rule at the time. */
    int number(RuleProgram rule, long nowMillis) {
        if (numberedMillis != nowMillis) {
            numberedMillis = nowMillis;
            numbers.clear();
        }
        return numbers.merge(rule.slot(), 1, Integer::sum) - 1;
    }

    void add(RuleProgram rule, Event event) {
        waiting.add(new Inserted(rule, event));
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    Inserted remove() {
        return waiting.remove();
    }

    /** Forgets those that still wait; how many there were. */
    int clear() {
        int count = waiting.size();
        waiting.clear();
        return count;
    }
}
