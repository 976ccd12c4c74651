package io.bongsu.benchmarks.stream;

import io.bongsu.jobs.source.RawRecord;
import io.bongsu.schemas.EventCatalog;
import java.io.Serializable;

/**
 * A seeded, endless stream of raw events: event {@code index} is a pure function of seed and index.
 *
 * <p>Shape: {@link #record} is plain Avro in the catalog's schema, with the stream's name, topic {@value #TOPIC}, partition
 * 0 and the index as offset. Event ids are {@code e<index>}. Readers of several threads may ask at once.
 *
 * <p>Unit: ms of event time; an event is at most {@link #latenessMillis} older than any with a lower index.
 *
 * <p>Cost: a record is made anew on every call and must be cheap beside any system under test.
 */
public interface EventStream extends Serializable {
    String TOPIC = "bench";

    EventCatalog catalog();

    RawRecord record(long index);

    long timeMillis(long index);

    long latenessMillis();

    /** Up to this event time every system has decided all matches of the first {@code events} events. */
    default long decidedMillis(long events) {
        long latest = Long.MIN_VALUE;
        for (long index = Math.max(0, events - 4096); index < events; index++) {
            latest = Math.max(latest, timeMillis(index));
        }
        return latest - 2 * latenessMillis() - 1;
    }
}
