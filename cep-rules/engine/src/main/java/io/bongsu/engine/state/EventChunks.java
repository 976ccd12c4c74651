package io.bongsu.engine.state;

/**
 * Where the full chunks of one partition's events are kept, by number: each is written once and never changed.
 *
 * <p>Errors: what the place of keeping throws; the state that refers to the chunks must be kept with them.
 */
public interface EventChunks {
    /** The most events that a chunk can have. */
    int MOST = 64;

    /** Events of each chunk, 2 to {@link #MOST}; the same at all times. */
    int size();

    void put(int number, byte[] chunk);

    void remove(int number);

    /** Null for one that is not there. */
    byte[] get(int number);
}
