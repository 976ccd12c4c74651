package io.bongsu.engine.context;

import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.List;

/** By what a segmented level tells its partitions apart. */
interface Segments {
    /** Whether events of the stream belong to partitions; those of other streams go to all partitions that are there. */
    boolean covers(String stream);

    /** The partitions that an event of a covered stream belongs to; none if it belongs nowhere. */
    List<Object> keysOf(Step step);

    /** As {@link #keysOf}, whether or not the event passes the filter of its stream. */
    List<Object> keysBeforeFilter(Step step);

    /** Keys of the partitions that are there from the start. */
    List<Object> preallocated();

    /** The values of the key in the level's row of this many fields. */
    Object[] row(Object key, int fields);

    List<FilterProgram> filters();

    void writeKey(Object key, StateOutput out);

    Object readKey(StateInput in);
}
