package io.bongsu.engine.context;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.List;

/** A condition that is waited for. */
interface Watch {
    /**
     * One time that the condition turned true: what it writes into the level's row, and the events that made it so.
     *
     * <p>Shape: {@code fields} are places in the level's row, {@code values} what goes there.
     */
    record Turn(int[] fields, Object[] values, List<Event> events) {
        private static final int[] NOWHERE = {};

        /** A time has come. */
        static final Turn TIME = new Turn(NOWHERE, new Object[0], List.of());

        void into(Object[] row) {
            for (int i = 0; i < fields.length; i++) {
                row[fields[i]] = values[i];
            }
        }
    }

    /** The turns that the event brings, mostly none. */
    List<Turn> onEvent(Step step);

    /** The turns that the time brings. */
    List<Turn> onTime(long nowMillis);

    long nextDueMillis();

    /** Whether it is as one that begins now. */
    boolean isInitial();

    void write(StateOutput out);

    void read(StateInput in, long nowMillis);
}
