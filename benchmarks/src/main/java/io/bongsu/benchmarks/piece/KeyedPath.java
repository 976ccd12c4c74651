package io.bongsu.benchmarks.piece;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.partition.Detection;
import io.bongsu.engine.partition.Partition;
import io.bongsu.engine.partition.PendingEvents;
import io.bongsu.engine.partition.RoutedEvent;
import io.bongsu.engine.partition.RuleSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * The way of an event through route, the queue of pending events and its partition, as the job's stages go it, without the
 * job.
 *
 * <p>Shape: the caller keeps the partitions. Cost: nothing of its own.
 */
final class KeyedPath {
    private final RuleSet rules;
    private final Consumer<Detection> detections;
    private final PendingEvents pending = new PendingEvents();
    private final Consumer<RoutedEvent> process = this::process;
    private Partition partition;

    KeyedPath(RuleSet rules, Consumer<Detection> detections) {
        this.rules = rules;
        this.detections = detections;
    }

    /** Feeds an event to the partition of its key, null where nothing is kept: the partition if something is kept then. */
    Partition feed(Partition kept, Event event) {
        partition = kept;
        List<RoutedEvent> routed = rules.route(event);
        for (int i = 0; i < routed.size(); i++) {
            pending.add(routed.get(i));
        }
        pending.release(event.timeMillis(), process);
        return partition == null || partition.isEmpty() ? null : partition;
    }

    private void process(RoutedEvent routed) {
        if (partition == null) {
            if (!rules.canStart(routed.filters())) {
                return;
            }
            partition = new Partition(routed.key());
        }
        partition.process(routed, rules, detections);
    }

    byte[] encode(Partition one) {
        return one.encode(rules);
    }

    Partition decode(PartitionKey key, byte[] bytes) {
        return Partition.decode(key, bytes, rules);
    }
}
