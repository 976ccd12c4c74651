package io.bongsu.benchmarks.piece;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.partition.Detection;
import io.bongsu.engine.partition.Partition;
import io.bongsu.engine.partition.RoutedEvent;
import io.bongsu.engine.partition.RuleSet;
import java.util.function.Consumer;

/**
 * The way of an event through route and its partition, as the job's stages go it, without the job.
 *
 * <p>Cost: nothing of its own.
 */
public final class KeyedPath {
    private final RuleSet rules;
    private final Consumer<Detection> detections;

    public KeyedPath(RuleSet rules, Consumer<Detection> detections) {
        this.rules = rules;
        this.detections = detections;
    }

    /** An event whose partition keeps nothing yet: the partition if it keeps something now, else null. */
    public Partition first(Event event) {
        Partition partition = null;
        for (RoutedEvent routed : rules.route(event)) {
            partition = new Partition(routed.key());
            process(partition, routed);
        }
        return partition == null || partition.isEmpty() ? null : partition;
    }

    /** An event of a partition that keeps something: whether it still does. */
    public boolean next(Partition partition, Event event) {
        for (RoutedEvent routed : rules.route(event)) {
            process(partition, routed);
        }
        return !partition.isEmpty();
    }

    private void process(Partition partition, RoutedEvent routed) {
        partition.offer(routed);
        partition.advance(routed.event().timeMillis(), rules, detections);
    }

    public byte[] encode(Partition partition) {
        return partition.encode(rules);
    }

    public Partition decode(PartitionKey key, byte[] bytes) {
        return Partition.decode(key, bytes, rules);
    }
}
