package io.bongsu.jobs.state;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.io.Serializable;

/**
 * How one kind of record becomes bytes and back.
 *
 * <p>Shape: stateless; equal formats have equal {@link #name} and {@link #version}. Records are immutable, so a copy is
 * the record itself.
 *
 * <p>Errors: {@link io.bongsu.engine.state.StateException} for bytes that are not such a record.
 */
public interface RecordFormat<T> extends Serializable {
    /** Names the format in snapshots; never changes. */
    String name();

    /** Raised when the layout changes. */
    default int version() {
        return 1;
    }

    void write(T record, StateOutput out);

    T read(StateInput in);
}
