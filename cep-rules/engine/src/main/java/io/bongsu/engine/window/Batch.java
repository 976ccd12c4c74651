package io.bongsu.engine.window;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Events that wait, and those that were put out last.
 *
 * <p>Shape: what waits enters all at once; what was put out before leaves at the same time.
 */
final class Batch {
    private final EventRing waiting = new EventRing();
    private List<Event> last = List.of();
    /** What is being put out; empty at other times. */
    private List<Event> posting = List.of();

    EventRing waiting() {
        return waiting;
    }

    boolean isEmpty() {
        return waiting.isEmpty() && last.isEmpty();
    }

    /** Puts the first {@code count} of those that wait out; says so even if there are none. */
    void post(int count, Window.Change change) {
        List<Event> now = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            now.add(waiting.remove());
        }
        List<Event> before = last;
        last = now.isEmpty() ? List.of() : now;
        now.forEach(change::entered);
        before.forEach(change::left);
        posting = now;
        change.posted();
        posting = List.of();
    }

    /** What waits, with what is just being put out. */
    void forEach(Consumer<Event> action) {
        posting.forEach(action);
        waiting.forEach(action);
    }

    void write(StateOutput out) {
        out.writeEvents(waiting.size(), waiting::get);
        out.writeEvents(last.size(), last::get);
    }

    void read(StateInput in) {
        in.readEvents(waiting::add);
        List<Event> read = new ArrayList<>();
        in.readEvents(read::add);
        last = read.isEmpty() ? List.of() : read;
    }
}
