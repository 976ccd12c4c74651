package io.bongsu.engine.statement;

import io.bongsu.engine.aggregate.AggregateGroup;
import io.bongsu.engine.aggregate.AggregateProgram;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.WindowPlan.Reclaim;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * By which values a statement's items are grouped.
 *
 * <p>Shape: a key is the value itself where there is one, else a {@link GroupKey}. Cost: {@link #isKey} makes no key.
 */
final class Grouping {
    private static final Object NO_KEY = "";

    private final Evaluator[] parts;
    private final List<ValueType> types;
    private final AggregateProgram aggregates;
    private final int level;
    private final LocalGrouping local;
    private boolean uneven;
    private boolean oldRows;
    /** Null where groups live as long as they have items. */
    private Reclaim reclaim;

    Grouping(List<Evaluator> parts, List<ValueType> types, AggregateProgram aggregates) {
        this(parts, types, aggregates, 0, null);
    }

    /** As the other one, beside aggregates that have groups of their own; null for none. */
    Grouping(List<Evaluator> parts, List<ValueType> types, AggregateProgram aggregates, LocalGrouping local) {
        this(parts, types, aggregates, 0, local);
    }

    private Grouping(
            List<Evaluator> parts, List<ValueType> types, AggregateProgram aggregates, int level, LocalGrouping local) {
        this.level = level;
        this.local = local;
        this.parts = parts.toArray(new Evaluator[0]);
        this.types = List.copyOf(types);
        this.aggregates = aggregates;
    }

    /** Whether the only group outlives its items; in an outer join rows leave that never entered, or the other way round. */
    boolean remembers() {
        return parts.length == 0 && (uneven || aggregates.remembers());
    }

    /** Whether a group that all items left is kept until the next item enters, as rows may still tell of what has left. */
    boolean lingers() {
        return parts.length > 0 && (uneven || (oldRows && aggregates.remembers()));
    }

    /** Whether a group has old rows. */
    Grouping oldRows(boolean oldRows) {
        this.oldRows = oldRows;
        return this;
    }

    /** Groups are given back that nothing changed for long; null: they are not. */
    Grouping reclaim(Reclaim reclaim) {
        this.reclaim = reclaim;
        return this;
    }

    /** When each group last changed, of a new statement; null where that does not matter. */
    AgedGroups createAges() {
        return reclaim == null ? null : new AgedGroups(reclaim);
    }

    /** Items may leave that did not enter. */
    Grouping uneven(boolean uneven) {
        this.uneven = uneven;
        return this;
    }

    /** By those of the values that the bits say. */
    Grouping level(int keys) {
        List<Evaluator> some = new ArrayList<>();
        List<ValueType> someTypes = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if ((keys & (1 << i)) != 0) {
                some.add(parts[i]);
                someTypes.add(types.get(i));
            }
        }
        return new Grouping(some, someTypes, aggregates, keys, null).uneven(uneven);
    }

    /** What is grouped otherwise; null for nothing. */
    LocalGrouping local() {
        return local;
    }

    AggregateGroup createGroup() {
        return aggregates.create(level);
    }

    /** Key of the item at hand. */
    Object keyOf(Scope scope) {
        switch (parts.length) {
            case 0:
                return NO_KEY;
            case 1:
                return parts[0].evaluate(scope);
            default:
                Object[] values = new Object[parts.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = parts[i].evaluate(scope);
                }
                return new GroupKey(values);
        }
    }

    /** Whether this is the key of the item at hand. */
    boolean isKey(Object key, Scope scope) {
        if (parts.length == 1) {
            return Objects.equals(key, parts[0].evaluate(scope));
        }
        if (parts.length == 0) {
            return true;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!Objects.equals(((GroupKey) key).get(i), parts[i].evaluate(scope))) {
                return false;
            }
        }
        return true;
    }

    void writeKey(Object key, StateOutput out) {
        if (parts.length == 1) {
            out.writeValue(key, types.get(0));
            return;
        }
        for (int i = 0; i < parts.length; i++) {
            out.writeValue(((GroupKey) key).get(i), types.get(i));
        }
    }

    Object readKey(StateInput in) {
        switch (parts.length) {
            case 0:
                return NO_KEY;
            case 1:
                return in.readValue(types.get(0));
            default:
                Object[] values = new Object[parts.length];
                for (int i = 0; i < parts.length; i++) {
                    values[i] = in.readValue(types.get(i));
                }
                return new GroupKey(values);
        }
    }
}
