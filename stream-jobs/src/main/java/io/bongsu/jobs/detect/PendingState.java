package io.bongsu.jobs.detect;

import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.partition.PendingEvents;
import io.bongsu.engine.partition.RoutedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyedStateBackend;

/**
 * Keeps pending events in keyed state, so that they move with their keys.
 *
 * <p>Shape: one value per key group, under one and the same key; in it the group's events, one after the other.
 *
 * <p>Cost: nothing per event; one write per key group and checkpoint.
 */
final class PendingState {
    private static final PartitionKey KEY = PartitionKey.GLOBAL;
    private static final int FIRST_BYTES = 1024;

    private final KeyedStateBackend<PartitionKey> backend;
    private final int keyGroups;
    private final ValueState<byte[]> state;
    private final TypeSerializer<RoutedEvent> serializer;
    private final BitSet written = new BitSet();

    PendingState(
            KeyedStateBackend<PartitionKey> backend,
            int keyGroups,
            ValueState<byte[]> state,
            TypeSerializer<RoutedEvent> serializer) {
        this.backend = backend;
        this.keyGroups = keyGroups;
        this.state = state;
        this.serializer = serializer;
    }

    /** Writes all events, in the place of those written before. Leaves the current key changed. */
    void write(PendingEvents events) throws IOException {
        DataOutputSerializer[] byGroup = new DataOutputSerializer[keyGroups];
        events.forEach(event -> {
            int group = KeyGroupRangeAssignment.assignToKeyGroup(event.key(), keyGroups);
            if (byGroup[group] == null) {
                byGroup[group] = new DataOutputSerializer(FIRST_BYTES);
            }
            try {
                serializer.serialize(event, byGroup[group]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        for (int group = 0; group < keyGroups; group++) {
            if (byGroup[group] != null) {
                backend.setCurrentKeyAndKeyGroup(KEY, group);
                state.update(byGroup[group].getCopyOfBuffer());
                written.set(group);
            } else if (written.get(group)) {
                backend.setCurrentKeyAndKeyGroup(KEY, group);
                state.clear();
                written.clear(group);
            }
        }
    }

    /** Adds the events that the key groups' values hold. Leaves the current key changed. */
    void read(KeyGroupRange groups, PendingEvents events) throws IOException {
        for (int group : groups) {
            backend.setCurrentKeyAndKeyGroup(KEY, group);
            byte[] bytes = state.value();
            if (bytes != null) {
                written.set(group);
                DataInputDeserializer in = new DataInputDeserializer(bytes);
                while (in.available() > 0) {
                    events.add(serializer.deserialize(in));
                }
            }
        }
    }
}
