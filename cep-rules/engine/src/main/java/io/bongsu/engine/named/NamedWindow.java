package io.bongsu.engine.named;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.join.JoinHolder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One named window under one key.
 *
 * <p>Shape: the statement that makes it is its {@link Owner}. What happens to it is told to those that read it later, all at
 * once; indexes see it at once. Between two steps nothing waits to be told.
 *
 * <p>Source: measured on Esper 9.0.0.
 */
public final class NamedWindow {
    /** The statement that makes the window. */
    public interface Owner {
        /** All events in it, in the order of the window. */
        void forEach(Consumer<Event> action);

        /** Lets events go, those that are not in it being passed over, and takes others in, all at once. */
        void replace(List<Event> events, List<Event> by, long nowMillis);
    }

    private static final Change NOTHING = new Change();

    private final NamedWindows windows;
    private final List<JoinHolder> indexes = new ArrayList<>(1);
    private Owner owner;
    private Change waiting = new Change();
    private Change told = new Change();
    private boolean open;

    NamedWindow(NamedWindows windows) {
        this.windows = windows;
    }

    /** What entered and what left, in order. */
    public static final class Change {
        private final List<Event> entered = new ArrayList<>(1);
        private final List<Event> left = new ArrayList<>(1);

        public List<Event> entered() {
            return entered;
        }

        public List<Event> left() {
            return left;
        }

        public boolean isEmpty() {
            return entered.isEmpty() && left.isEmpty();
        }

        private void clear() {
            entered.clear();
            left.clear();
        }
    }

    public void owner(Owner statement) {
        this.owner = statement;
    }

    /** An index that follows the window from now on; it has what the window has. */
    public void index(JoinHolder index) {
        indexes.add(index);
    }

    /** The owner's window changes: an event enters. */
    public void entered(Event event) {
        changed();
        waiting.entered.add(event);
        indexes.forEach(index -> index.add(event));
    }

    /** The owner's window changes: an event leaves. */
    public void left(Event event) {
        changed();
        waiting.left.add(event);
        indexes.forEach(index -> index.remove(event));
    }

    private void changed() {
        if (waiting.isEmpty()) {
            windows.changed(this);
        }
    }

    public void forEach(Consumer<Event> action) {
        owner.forEach(action);
    }

    /** Lets events go and takes others in, all at once. */
    public void replace(List<Event> events, List<Event> by, long nowMillis) {
        owner.replace(events, by, nowMillis);
    }

    /** What is being told: all that happened since the last time; nothing while another window is told of. */
    public Change told() {
        return open ? told : NOTHING;
    }

    /** What follows is for the next time. */
    void close() {
        Change next = waiting;
        waiting = told;
        told = next;
    }

    /** Has the readers told of what happened before {@link #close}. */
    void tell(Runnable readers) {
        open = true;
        readers.run();
        open = false;
        told.clear();
    }
}
