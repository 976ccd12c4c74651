package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.List;

/**
 * The windows that several of them on one stream are made of, in text order.
 *
 * <p>Cost: each event costs what it costs in every window.
 */
final class Members {
    /** What they say is of no interest. */
    static final Window.Change SILENT = new Window.Change() {
        @Override
        public void entered(Event event) {}

        @Override
        public void left(Event event) {}

        @Override
        public void posted() {}
    };

    private final Window[] windows;

    Members(List<Window> windows) {
        this.windows = windows.toArray(Window[]::new);
    }

    int count() {
        return windows.length;
    }

    Window get(int index) {
        return windows[index];
    }

    void start(long nowMillis) {
        for (Window window : windows) {
            window.start(nowMillis);
        }
    }

    /** Takes events out of all windows but one; {@code but}: -1 for none. */
    void remove(List<Event> events, int but, long nowMillis, Window.Change change) {
        for (int i = 0; i < windows.length; i++) {
            for (int n = 0; i != but && n < events.size(); n++) {
                windows[i].remove(events.get(n), nowMillis, change);
            }
        }
    }

    /** The window whose time comes first, at or before the given one; -1 for none. */
    int firstDue(long nowMillis, boolean[] done) {
        int first = -1;
        for (int i = 0; i < windows.length; i++) {
            long due = windows[i].nextDueMillis();
            if (!done[i] && due <= nowMillis && (first < 0 || due < windows[first].nextDueMillis())) {
                first = i;
            }
        }
        return first;
    }

    long nextDueMillis() {
        long next = Long.MAX_VALUE;
        for (Window window : windows) {
            next = Math.min(next, window.nextDueMillis());
        }
        return next;
    }

    boolean isEmpty() {
        for (Window window : windows) {
            if (!window.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    void write(StateOutput out) {
        for (Window window : windows) {
            window.write(out);
        }
    }

    void read(StateInput in) {
        for (Window window : windows) {
            window.read(in);
        }
    }
}
