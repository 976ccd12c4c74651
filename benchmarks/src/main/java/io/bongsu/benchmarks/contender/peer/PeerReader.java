package io.bongsu.benchmarks.contender.peer;

import io.bongsu.jobs.source.RawRecord;
import java.io.Serializable;

/** Reads what a case needs of a record. */
@FunctionalInterface
public interface PeerReader<E extends PeerEvent> extends Serializable {
    E read(RawRecord record);
}
