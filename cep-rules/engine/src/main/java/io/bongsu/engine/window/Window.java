package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.function.Consumer;

/**
 * Decides how long a statement keeps an event.
 *
 * <p>Shape: {@link #insert} and {@link #onTime} tell the {@link Change} which events entered and which left. State can be
 * written and read between any two calls.
 *
 * <p>Unit: ms, event time.
 */
public interface Window {
    /** What happened to a window. */
    interface Change {
        void entered(Event event);

        void left(Event event);
    }

    void insert(Event event, long nowMillis, Change change);

    /** Lets events go whose time is up. */
    default void onTime(long nowMillis, Change change) {}

    /** When {@link #onTime} has something to do, or Long.MAX_VALUE. */
    default long nextDueMillis() {
        return Long.MAX_VALUE;
    }

    boolean isEmpty();

    /** All events that are in it, in the order in which it shows them. */
    void forEach(Consumer<Event> action);

    void write(StateOutput out);

    void read(StateInput in);
}
