package io.bongsu.engine.expression;

import io.bongsu.engine.event.Event;
import java.util.Arrays;

/**
 * What an expression may look at while it is evaluated.
 *
 * <p>Shape: the event at hand, the bindings of a pattern (an {@link Event}, a {@code List} of them, or null, by the tag's
 * place), the aggregates of the current group by slot, the parameters of lambda expressions by slot, and event time now in
 * ms. One scope is reused for many
 * evaluations of one thread; evaluators never keep it.
 */
public final class Scope {
    private static final Object[] NONE = new Object[0];

    /** The results of a group, each computed when it is asked for: a {@code having} mostly asks for one. */
    @FunctionalInterface
    public interface Aggregates {
        Object result(int slot);
    }

    private Event own;
    private Object[] bindings = NONE;
    private Aggregates aggregates;
    private Subqueries subqueries;
    private long nowMillis;
    private Object[] locals = NONE;
    private Neighbours neighbours;
    private boolean leaving;

    public Event own() {
        return own;
    }

    /** What the tag is bound to; null while it is not bound. */
    public Object binding(int tag) {
        return tag < bindings.length ? bindings[tag] : null;
    }

    /** The aggregate of the slot; null where there is no group. */
    public Object aggregate(int slot) {
        return aggregates == null ? null : aggregates.result(slot);
    }

    /** The statement's subqueries; null where it has none. */
    public Subqueries subqueries() {
        return subqueries;
    }

    public Scope subqueries(Subqueries subqueries) {
        this.subqueries = subqueries;
        return this;
    }

    /** What a lambda's parameter in the slot is now. */
    public Object local(int slot) {
        return slot < locals.length ? locals[slot] : null;
    }

    public void local(int slot, Object value) {
        if (slot >= locals.length) {
            locals = Arrays.copyOf(locals, Math.max(8, slot + 1));
        }
        locals[slot] = value;
    }

    public long nowMillis() {
        return nowMillis;
    }

    public Scope at(long nowMillis) {
        this.nowMillis = nowMillis;
        return this;
    }

    /** The events around the event at hand; null where it has none. */
    public Neighbours neighbours() {
        return neighbours;
    }

    public Scope neighbours(Neighbours neighbours) {
        this.neighbours = neighbours;
        return this;
    }

    /** Whether the event at hand leaves. */
    public boolean isLeaving() {
        return leaving;
    }

    public Scope leaving(boolean leaving) {
        this.leaving = leaving;
        return this;
    }

    public Scope own(Event event) {
        this.own = event;
        return this;
    }

    public Scope bindings(Object[] bindings) {
        this.bindings = bindings;
        return this;
    }

    /** Null where there is no group. */
    public Scope aggregates(Aggregates aggregates) {
        this.aggregates = aggregates;
        return this;
    }
}
