package io.bongsu.engine.statement;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.LinkedHashMap;
import java.util.Map;

/** An item of each group, for the rows of groups that nothing entered lately; in the order of the groups' first items. */
final class GroupReps {
    private final Grouping grouping;
    private final ItemCodec codec;
    private final Map<Object, Object> items = new LinkedHashMap<>();

    GroupReps(Grouping grouping, ItemCodec codec) {
        this.grouping = grouping;
        this.codec = codec;
    }

    Map<Object, Object> items() {
        return items;
    }

    void write(StateOutput out) {
        out.writeSize(items.size());
        items.forEach((key, item) -> {
            grouping.writeKey(key, out);
            codec.write(item, out);
        });
    }

    void read(StateInput in) {
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            Object key = grouping.readKey(in);
            items.put(key, codec.read(in));
        }
    }
}
