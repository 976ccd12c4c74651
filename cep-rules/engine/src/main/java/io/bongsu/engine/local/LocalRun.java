package io.bongsu.engine.local;

import io.bongsu.engine.alert.Alert;
import io.bongsu.engine.alert.AlertLife;
import io.bongsu.engine.alert.AlertProgram;
import io.bongsu.engine.alert.AlertPrograms;
import io.bongsu.engine.alert.SituationNames;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.partition.Detection;
import io.bongsu.engine.partition.Partition;
import io.bongsu.engine.partition.PendingEvents;
import io.bongsu.engine.partition.RoutedEvent;
import io.bongsu.engine.partition.RuleSet;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The route, detect and raise stages in one thread, without a job: what a rule does on given events.
 *
 * <p>Shape: offer events in any order, then advance the watermark; an event at or before the last watermark is late and is
 * counted, not processed. {@link #restart} puts everything that is kept through its encoding.
 *
 * <p>Unit: ms, event time.
 */
public final class LocalRun {
    /** The order in which detections of one advance are raised, at any parallelism. */
    public static final Comparator<Detection> RAISE_ORDER = Comparator.comparingLong(Detection::timeMillis)
            .thenComparing(detection -> detection.key().toString())
            .thenComparingLong(Detection::sequence);

    private final RuleSet rules;
    private final Consumer<Detection> detections;
    private final Consumer<Alert> alerts;
    private final Map<PartitionKey, Partition> partitions = new LinkedHashMap<>();
    private final Map<PartitionKey, LocalChunks> chunks = new LinkedHashMap<>();
    private final PendingEvents pending = new PendingEvents();
    private final Map<String, AlertLife> lives = new TreeMap<>();
    private final AlertPrograms programs;
    private final SituationNames names = new SituationNames();
    private long watermarkMillis = Long.MIN_VALUE;
    private long settledMillis = Long.MIN_VALUE;
    private long late;

    public LocalRun(RuleSet rules, Consumer<Detection> detections, Consumer<Alert> alerts) {
        this.rules = rules;
        this.programs = new AlertPrograms(rules.plans());
        this.detections = detections;
        this.alerts = alerts;
    }

    /** Routes an event and buffers it where it is wanted. */
    public void offer(Event event) {
        if (event.timeMillis() <= watermarkMillis) {
            late++;
            return;
        }
        rules.route(event).forEach(pending::add);
    }

    /** Starts the rules now, also those whose clock runs before any event. Without this a rule starts with its events. */
    public void start(long nowMillis) {
        watermarkMillis = Math.max(watermarkMillis, nowMillis);
        partitions.computeIfAbsent(PartitionKey.GLOBAL, Partition::new);
        step((partition, found) -> partition.start(nowMillis, rules, found));
    }

    /**
     * Processes one event at once, after everything due at or before its time: events of one time go in the order of calls.
     */
    public void process(Event event) {
        if (event.timeMillis() < watermarkMillis) {
            late++;
            return;
        }
        List<Detection> found = new ArrayList<>();
        for (RoutedEvent routed : rules.route(event)) {
            process(routed, found);
        }
        advance(event.timeMillis(), found);
    }

    private void process(RoutedEvent routed, List<Detection> found) {
        partitions.computeIfAbsent(routed.key(), Partition::new).process(routed, rules, found::add);
    }

    /** Processes everything due at or before the time. */
    public void advance(long watermarkMillis) {
        List<Detection> found = new ArrayList<>();
        pending.release(watermarkMillis, routed -> process(routed, found));
        advance(watermarkMillis, found);
    }

    private void advance(long watermarkMillis, List<Detection> found) {
        this.watermarkMillis = Math.max(this.watermarkMillis, watermarkMillis);
        partitions.values().forEach(partition -> partition.advance(this.watermarkMillis, rules, found::add));
        settle(found);
    }

    /** Jumps to a time, no event being buffered: what became due on the way happens at its end, once. */
    public void jump(long timeMillis) {
        watermarkMillis = Math.max(watermarkMillis, timeMillis);
        step((partition, found) -> partition.jump(watermarkMillis, found));
    }

    private void step(BiConsumer<Partition, Consumer<Detection>> move) {
        List<Detection> found = new ArrayList<>();
        partitions.values().forEach(partition -> move.accept(partition, found::add));
        settle(found);
    }

    private void settle(List<Detection> found) {
        partitions.values().removeIf(Partition::isEmpty);
        found.sort(RAISE_ORDER);
        if (watermarkMillis > settledMillis) {
            settledMillis = watermarkMillis;
            names.newStep();
        }
        found.forEach(this::raise);
    }

    private void raise(Detection detection) {
        detections.accept(detection);
        AlertProgram program = programs.get(detection.rule());
        String fingerprint = names.of(program, detection);
        lives.computeIfAbsent(fingerprint, AlertLife::new)
                .apply(program, detection)
                .ifPresent(alerts);
    }

    /** What the statement of the rule would select now; empty where the engine cannot tell. */
    public Optional<List<Detection>> contents(int rule, String statement) {
        if (partitions.size() > 1 || !rules.tellsContents(rule, statement)) {
            return Optional.empty();
        }
        List<Detection> contents = new ArrayList<>();
        Map<PartitionKey, Partition> asked =
                partitions.isEmpty() ? Map.of(PartitionKey.GLOBAL, new Partition(PartitionKey.GLOBAL)) : partitions;
        asked.values().forEach(partition -> partition.contents(rule, statement, watermarkMillis, rules, contents::add));
        return Optional.of(contents);
    }

    /** Encodes all partitions and alerts, forgets them, and decodes them again. */
    public void restart() {
        chunks.keySet().retainAll(partitions.keySet());
        partitions.replaceAll((key, partition) -> restart(partition));
        lives.replaceAll((fingerprint, life) -> AlertLife.decode(fingerprint, life.encode()));
    }

    /** Goes on with what the other run keeps, under rules that may have more statements at their ends; the other one stays. */
    public void takeOver(LocalRun other) {
        watermarkMillis = other.watermarkMillis;
        settledMillis = other.settledMillis;
        other.partitions.forEach((key, partition) -> {
            StateOutput out = new StateOutput();
            partition.write(out);
            partitions.put(key, Partition.decode(key, out.toByteArray(), rules));
        });
    }

    private Partition restart(Partition partition) {
        LocalChunks kept = chunks.computeIfAbsent(partition.key(), key -> new LocalChunks());
        StateOutput out = new StateOutput();
        partition.write(out, kept);
        return Partition.decode(partition.key(), out.toByteArray(), 0, rules, new StateInput(), kept);
    }

    /** How many bytes all that is kept under keys takes, encoded. */
    public long stateBytes() {
        return partitions.values().stream()
                .mapToLong(partition -> partition.encode().length)
                .sum();
    }

    /** Earliest time at which something is due, or {@link Partition#NEVER}. */
    public long nextDueMillis() {
        return partitions.values().stream()
                .mapToLong(Partition::nextDueMillis)
                .reduce(pending.firstMillis(), Math::min);
    }

    /** Events that came when the watermark had passed them. */
    public long late() {
        return late;
    }

    /** Keys under which something is kept. */
    public int partitionCount() {
        return partitions.size();
    }
}
