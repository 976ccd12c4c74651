package io.bongsu.engine.alert;

import io.bongsu.engine.event.Evidence;
import io.bongsu.engine.event.NamedValues;
import io.bongsu.engine.partition.Detection;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;

/**
 * Names the situation that each detection speaks of: its fingerprint.
 *
 * <p>Shape: hex of a hash over tenant, rule id and dedup columns; without dedup columns, over the row itself and its
 * partition. Rows that look alike and stand alone have one time and one partition; they are numbered from the second one on.
 * A step of event time leaves no partition within a moment, so that nothing of this needs to be kept from one step to the
 * next. Feed it the detections of each partition in order.
 *
 * <p>Cost: one hash; two for a row that looks like an earlier one of its moment.
 */
public final class SituationNames {
    /** Above this many names, a new map is cheaper than to clear the old one. */
    private static final int MANY = 4_096;

    private Object2IntOpenHashMap<String> times = new Object2IntOpenHashMap<>();

    /** Event time goes on: what had come to be by then is complete. */
    public void newStep() {
        if (times.size() > MANY) {
            times = new Object2IntOpenHashMap<>();
        } else if (!times.isEmpty()) {
            times.clear();
        }
    }

    public String of(AlertProgram program, Detection detection) {
        if (!program.rule().alert().dedupKey().isEmpty()) {
            return ofColumns(program, detection);
        }
        String name = ofRow(program, detection);
        return program.rowsStandAlone() ? numbered(name) : name;
    }

    private static Fingerprint begin(AlertProgram program, Detection detection) {
        return Fingerprint.begin()
                .add(detection.tenant())
                .add(program.rule().info().id());
    }

    private static String ofColumns(AlertProgram program, Detection detection) {
        Fingerprint hash = begin(program, detection);
        for (String column : program.rule().alert().dedupKey()) {
            hash.add(detection.details().get(column));
        }
        return hash.hex();
    }

    private static String ofRow(AlertProgram program, Detection detection) {
        Fingerprint hash = begin(program, detection).add(detection.statement()).addNumber(detection.timeMillis());
        for (Object part : detection.key().values()) {
            hash.addBits(part);
        }
        for (Evidence one : detection.evidence()) {
            hash.add(one.stream()).add(one.eventId());
        }
        NamedValues<Object> details = NamedValues.copyOf(detection.details());
        for (int i = 0; i < details.size(); i++) {
            hash.addBits(details.at(i));
        }
        return hash.hex();
    }

    private String numbered(String name) {
        int number = times.addTo(name, 1) + 1;
        return number == 1
                ? name
                : Fingerprint.begin().add(name).addNumber(number).hex();
    }
}
