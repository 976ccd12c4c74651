package io.bongsu.benchmarks.contender.peer;

/** An event as a peer sees it. Unit: ms of event time; {@code index} is its number in the stream. */
public interface PeerEvent {
    long timeMillis();

    long index();
}
