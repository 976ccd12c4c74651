package io.bongsu.engine.partition;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.statement.Row;
import io.bongsu.schemas.EventType;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * Events that rules have inserted under one key, each to be seen by its rule once all its statements saw the original.
 *
 * <p>Shape: those inserted into named windows before all others, then those of higher precedence first, of one precedence first in, first out; numbered within one rule and one moment, so that no other rule and no earlier history of
 * the partition shows in an id. Never kept: no step ends within a moment.
 */
final class InsertedEvents {
    private final ArrayDeque<Inserted> waiting = new ArrayDeque<>();
    /** Inserted into named windows. */
    private final ArrayDeque<Inserted> first = new ArrayDeque<>();

    private final Map<Integer, Integer> numbers = new HashMap<>();
    private long numberedMillis = Long.MIN_VALUE;

    record Inserted(RuleProgram rule, Event event, int precedence) {}

    /** Makes an event of the row and adds it. */
    void insert(RuleProgram rule, StatementPlan plan, EventType type, Row row, long nowMillis) {
        Object[] values = new Object[type.fields().size()];
        for (int i = 0; i < plan.columns().size(); i++) {
            int index = type.indexOf(plan.columns().get(i).name());
            if (index >= 0) {
                values[index] = row.values()[i];
            }
        }
        String id = type.name() + "@" + nowMillis + "#" + number(rule, nowMillis);
        fill(type, values, "ts", nowMillis);
        fill(type, values, "eventId", id);
        fill(type, values, "tenant", row.tenant());
        Event event = rule.updated(Event.derived(type, nowMillis, id, values, row.evidence()), nowMillis);
        if (event != null) {
            boolean named = rule.namedWindows().contains(type.name());
            add(new Inserted(rule, event, precedence(plan, row)), named ? first : waiting);
        }
    }

    /** What the statement says; 0 where it says nothing, or null. */
    private static int precedence(StatementPlan plan, Row row) {
        int last = plan.columns().size() - 1;
        return last >= 0
                        && plan.columns().get(last).name().equals(ColumnPlan.PRECEDENCE)
                        && row.values()[last] instanceof Number number
                ? number.intValue()
                : 0;
    }

    private static void add(Inserted inserted, ArrayDeque<Inserted> waiting) {
        ArrayDeque<Inserted> after = null;
        while (!waiting.isEmpty() && waiting.peekLast().precedence() < inserted.precedence()) {
            after = after == null ? new ArrayDeque<>() : after;
            after.addFirst(waiting.removeLast());
        }
        waiting.add(inserted);
        if (after != null) {
            waiting.addAll(after);
        }
    }

    private static void fill(EventType type, Object[] values, String field, Object value) {
        int index = type.indexOf(field);
        if (index >= 0 && values[index] == null) {
            values[index] = value;
        }
    }

    /** The next number, from 0, of the rule at the time. */
    private int number(RuleProgram rule, long nowMillis) {
        if (numberedMillis != nowMillis) {
            numberedMillis = nowMillis;
            numbers.clear();
        }
        return numbers.merge(rule.slot(), 1, Integer::sum) - 1;
    }

    boolean isEmpty() {
        return waiting.isEmpty() && first.isEmpty();
    }

    /** Whether one is inserted into a named window. */
    boolean hasFirst() {
        return !first.isEmpty();
    }

    Inserted removeFirst() {
        return first.remove();
    }

    Inserted remove() {
        return waiting.remove();
    }

    /** Forgets those that still wait; how many there were. */
    int clear() {
        int count = waiting.size() + first.size();
        waiting.clear();
        first.clear();
        return count;
    }
}
