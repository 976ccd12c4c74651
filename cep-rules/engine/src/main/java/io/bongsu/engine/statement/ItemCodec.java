package io.bongsu.engine.statement;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.pattern.Bindings;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** Writes and reads the items of one statement: all events, or all matches of its pattern. */
final class ItemCodec {
    private final int tags;

    /** @param tags of the statement's pattern, or -1 for a statement over a stream */
    ItemCodec(int tags) {
        this.tags = tags;
    }

    void write(Object item, StateOutput out) {
        if (tags < 0) {
            out.writeEvent((Event) item);
        } else {
            ((Bindings) item).write(out);
        }
    }

    Object read(StateInput in) {
        return tags < 0 ? in.readEvent() : Bindings.read(tags, in);
    }

    void write(Items items, StateOutput out) {
        if (tags < 0) {
            out.writeEvents(items.size(), i -> (Event) items.get(i));
            return;
        }
        out.writeSize(items.size());
        for (int i = 0; i < items.size(); i++) {
            write(items.get(i), out);
        }
    }

    Items readAll(StateInput in) {
        Items items = new Items();
        if (tags < 0) {
            in.readEvents(items::add);
            return items;
        }
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            items.add(read(in));
        }
        return items;
    }
}
