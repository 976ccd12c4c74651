package io.bongsu.jobs.decode;

import java.io.Serializable;
import java.util.Objects;

/** How records become events, and events time: what a later stage needs to decode as far as its rules ask. */
public record Decoding(StreamCatalog catalog, EventTimeRange times, EventTimeClock.Timing timing)
        implements Serializable {
    public Decoding {
        Objects.requireNonNull(catalog, "catalog");
        Objects.requireNonNull(times, "times");
        Objects.requireNonNull(timing, "timing");
    }
}
