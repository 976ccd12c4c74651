package io.bongsu.engine.recognize;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The partitions of one machine, by the value of {@code partition by}.
 *
 * <p>Shape: one without partial matches is given back at once; but where {@code prev} is used, Esper keeps its last rows until
 * there are {@value #MANY} partitions (and more as long as most are in use), which can be seen from outside.
 */
final class RowPartitions {
    private static final int MANY = 100;

    private final RowProgram program;
    private final Map<Object, RowPartition> byKey = new LinkedHashMap<>();
    private int many = MANY;

    RowPartitions(RowProgram program) {
        this.program = program;
    }

    /** As many partitions, with their histories, without partial matches. */
    RowPartitions withoutMatches() {
        RowPartitions copy = new RowPartitions(program);
        byKey.forEach((key, partition) -> copy.byKey.put(key, new RowPartition(key, partition.history)));
        return copy;
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    /** The partition of the value, or null. */
    RowPartition get(Object key) {
        return byKey.get(key);
    }

    /** The partition of the row at hand, made where it is not there. */
    RowPartition of(Event row, boolean collects) {
        if (collects && program.asksPrevious() && program.isPartitioned() && byKey.size() >= many) {
            int size = byKey.size();
            byKey.values().removeIf(partition -> partition.partial().isEmpty());
            if (size - byKey.size() < many / 5) {
                many *= 2;
            }
        }
        Object key = program.keyOf(row);
        RowPartition known = byKey.get(key);
        if (known != null) {
            return known;
        }
        RowPartition made = new RowPartition(key, program.createHistory());
        byKey.put(key, made);
        return made;
    }

    /** Gives the partition back if it keeps nothing. */
    void release(RowPartition partition) {
        if (partition.partial().isEmpty() && partition.history == null) {
            byKey.remove(partition.key);
        }
    }

    /** Ends all partial matches. */
    void clear() {
        if (program.asksPrevious()) {
            byKey.values().forEach(RowPartition::clear);
        } else {
            byKey.clear();
        }
    }

    void write(StateOutput out, long number) {
        if (program.asksPrevious()) {
            out.writeSize(many);
        }
        out.writeSize(byKey.size());
        for (RowPartition partition : byKey.values()) {
            program.writeKey(partition.key, out);
            out.writeSize(partition.partial().size());
            for (RowMatch match : partition.partial()) {
                match.write(out, number, program);
            }
            if (partition.history != null) {
                partition.history.write(out);
            }
        }
    }

    void read(StateInput in, long number) {
        if (program.asksPrevious()) {
            many = in.readSize();
        }
        int count = in.readSize();
        for (int i = 0; i < count; i++) {
            Object key = program.readKey(in);
            RowPartition partition = new RowPartition(key, program.createHistory());
            int matches = in.readCount();
            List<RowMatch> partial = new ArrayList<>(matches);
            for (int j = 0; j < matches; j++) {
                partial.add(RowMatch.read(in, key, number, program));
            }
            partition.partial(partial);
            if (partition.history != null) {
                partition.history.read(in);
            }
            byKey.put(key, partition);
        }
    }
}
