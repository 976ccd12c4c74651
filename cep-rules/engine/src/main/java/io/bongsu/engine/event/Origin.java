package io.bongsu.engine.event;

import java.util.Objects;

/** Where an event was read: topic or file name, partition, offset (in a file: line or record number from 1). */
public record Origin(String topic, int partition, long offset) {
    /** An event made in memory. */
    public static final Origin UNKNOWN = new Origin("", -1, -1);

    public Origin {
        Objects.requireNonNull(topic, "topic");
    }
}
