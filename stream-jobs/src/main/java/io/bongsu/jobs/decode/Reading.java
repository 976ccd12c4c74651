package io.bongsu.jobs.decode;

import io.bongsu.engine.event.Event;

/**
 * A record that is an event, read as far as needed to ask whether any rule wants it.
 *
 * <p>Shape: good until the next record is read. Every byte of the message has been checked.
 *
 * <p>Cost: an event that no rule wants is never made.
 */
public interface Reading {
    long timeMillis();

    /** The fields that filters ask for; the others, time and id may be missing. Not to be kept. */
    Event asked();

    /** The event, with all fields that rules read. */
    Event event();
}
