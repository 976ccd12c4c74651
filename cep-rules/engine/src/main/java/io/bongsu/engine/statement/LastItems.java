package io.bongsu.engine.statement;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.function.Consumer;

/**
 * What came last to a statement that keeps no window, for who asks what it shows.
 *
 * <p>Shape: one item, or one of each group; what {@code where} refuses does not count, but a match counts that came alone.
 *
 * <p>Source: Esper reference, "@IterableUnbound".
 */
final class LastItems {
    private final StatementProgram program;
    private final ItemCodec codec;
    private final Grouping grouping;
    /** Null for a statement that does not show its groups. */
    private final GroupReps groups;

    private Object last;

    /** @param groups null for a statement that does not show its groups */
    LastItems(StatementProgram program, ItemCodec codec, Grouping grouping, GroupReps groups) {
        this.program = program;
        this.codec = codec;
        this.grouping = grouping;
        this.groups = groups;
    }

    void came(Object item, long nowMillis) {
        Selector selector = program.selector();
        selector.scope().at(nowMillis);
        if (groups == null && program.pattern() != null) {
            last = item;
        } else if (selector.wants(item)) {
            if (groups == null) {
                last = item;
            } else {
                groups.items().put(grouping.keyOf(Item.in(item, selector.scope())), item);
            }
        }
    }

    /** Groups that are given back are not shown any more. */
    void follow(Groups aggregates) {
        if (groups != null && aggregates != null) {
            aggregates.onReclaimed(groups.items()::remove);
        }
    }

    void forEach(Consumer<Object> action) {
        if (groups != null) {
            groups.items().values().forEach(action);
        } else if (last != null && program.selector().wants(last)) {
            action.accept(last);
        }
    }

    boolean isEmpty() {
        return groups == null ? last == null : groups.items().isEmpty();
    }

    void write(StateOutput out) {
        if (groups != null) {
            groups.write(out);
            return;
        }
        out.writeBoolean(last != null);
        if (last != null) {
            codec.write(last, out);
        }
    }

    void read(StateInput in) {
        if (groups != null) {
            groups.read(in);
        } else if (in.readBoolean()) {
            last = codec.read(in);
        }
    }
}
