package io.bongsu.benchmarks.city;

/**
 * One stream's part of the nation's events.
 *
 * <p>Shape: {@link #perBlock} events in every block of ten seconds; {@code slot} numbers them. {@link #write} writes the
 * record's fields after {@code eventId} and {@code ts}.
 */
interface Share {
    String stream();

    int perBlock();

    /** How late events come at most, ms; no more than the schema allows. */
    int latenessMillis();

    void write(AvroRow row, long block, int slot, long timeMillis);
}
