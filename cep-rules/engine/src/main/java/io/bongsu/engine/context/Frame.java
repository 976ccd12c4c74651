package io.bongsu.engine.context;

import io.bongsu.engine.event.Event;
import io.bongsu.schemas.EventType;

/**
 * What all levels have: the shape of their rows, the condition that ends their partitions, the level below.
 *
 * @param row type of the level's own row
 * @param properties type of the row that expressions see
 * @param depth from 0; {@code levels} is how many there are
 * @param below null for the last level
 */
record Frame(int depth, int levels, EventType row, EventType properties, Condition end, Level below) {
    /** Place in the properties of a single level's first field: the context's name comes before. */
    private static final int FIRST = 1;

    /** The properties of a partition with this row, under those of the partition above. */
    Event properties(Event above, Object[] row) {
        Object[] values = new Object[properties.fields().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = above.get(i);
        }
        if (levels == 1) {
            System.arraycopy(row, 0, values, FIRST, row.length);
        } else {
            values[FIRST + depth] = Event.row(this.row, row.clone());
        }
        return Event.row(properties, values);
    }

    Branch branchBelow(ContextMachine machine, Event properties) {
        return below == null ? new Leaf(machine, properties) : below.create(machine, properties);
    }
}
