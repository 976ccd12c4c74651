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

        /** What was told since the last call happened at once; nothing, where a window has nothing new and says so. */
        void posted();
    }

    /** Time begins for the window: once, before anything else. */
    default void start(long nowMillis) {}

    void insert(Event event, long nowMillis, Change change);

    /** Lets an event go that has left another window of the same stream; does nothing if it is not here. */
    void remove(Event event, long nowMillis, Change change);

    /** Lets events go whose time is up. */
    default void onTime(long nowMillis, Change change) {}

    /** When {@link #onTime} has something to do, or Long.MAX_VALUE. */
    default long nextDueMillis() {
        return Long.MAX_VALUE;
    }

    /** Variables were set that it looks at. */
    default void variablesSet(long nowMillis, Change change) {}

    /** Whether it is as a new one, started now: it can be forgotten. */
    boolean isEmpty();

    /** How many events it has. */
    int size();

    /**
     * The event that is so many places behind the newest, or, where the window has an order of its own, behind its first;
     * null if there are not so many. Only windows that keep their events in an order that can be asked for do better than
     * walking.
     */
    Event previous(int index);

    /** All its events, in Esper's order of iteration. */
    void forEach(Consumer<Event> action);

    void write(StateOutput out);

    void read(StateInput in);
}
