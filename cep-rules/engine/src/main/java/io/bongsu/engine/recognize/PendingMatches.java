package io.bongsu.engine.recognize;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;

/**
 * Complete matches that wait for the end of their interval.
 *
 * <p>Shape: by the time of their first row. There is one timer: it is set for the match that begins to wait while none does,
 * and when it fires for the earliest that still waits; a match that began earlier but was complete later does not move it.
 *
 * <p>Unit: ms, event time.
 */
final class PendingMatches {
    private final long intervalMillis;
    private final TreeMap<Long, List<RowMatch>> byBegin = new TreeMap<>();
    private long dueMillis = Long.MAX_VALUE;

    PendingMatches(long intervalMillis) {
        this.intervalMillis = intervalMillis;
    }

    boolean isEmpty() {
        return byBegin.isEmpty();
    }

    long dueMillis() {
        return dueMillis;
    }

    /** Lets the match wait; false if half of its interval is over and no match of the same time waits. */
    boolean add(RowMatch match, long nowMillis) {
        long sinceMillis = nowMillis - match.beginMillis;
        boolean others = byBegin.containsKey(match.beginMillis);
        if (!others && sinceMillis >= intervalMillis - sinceMillis) {
            return false;
        }
        if (byBegin.isEmpty()) {
            dueMillis = match.beginMillis + intervalMillis;
        }
        byBegin.computeIfAbsent(match.beginMillis, begin -> new ArrayList<>(1)).add(match);
        return true;
    }

    /** Takes out those whose beginning {@code stopped} continues, as it cannot take the next row at the place. */
    void takeEndedBy(RowMatch stopped, Place at, RowProgram program, List<RowMatch> out) {
        List<RowMatch> waiting = byBegin.get(stopped.beginMillis);
        if (waiting == null) {
            return;
        }
        for (Iterator<RowMatch> each = waiting.iterator(); each.hasNext(); ) {
            RowMatch match = each.next();
            if (stopped.continues(match, at, program)) {
                each.remove();
                out.add(match);
            }
        }
        if (waiting.isEmpty()) {
            byBegin.remove(stopped.beginMillis);
        }
        if (byBegin.isEmpty()) {
            dueMillis = Long.MAX_VALUE;
        }
    }

    /** Takes out those whose interval is over. */
    List<RowMatch> takeDue(long nowMillis) {
        List<RowMatch> due = new ArrayList<>();
        while (!byBegin.isEmpty() && byBegin.firstKey() <= nowMillis - intervalMillis) {
            due.addAll(byBegin.pollFirstEntry().getValue());
        }
        dueMillis = byBegin.isEmpty() ? Long.MAX_VALUE : byBegin.firstKey() + intervalMillis;
        return due;
    }

    void write(StateOutput out, long number, RowProgram program) {
        out.writeSize(byBegin.size());
        if (byBegin.isEmpty()) {
            return;
        }
        out.writeTime(dueMillis);
        for (List<RowMatch> matches : byBegin.values()) {
            out.writeSize(matches.size());
            for (RowMatch match : matches) {
                program.writeKey(match.key, out);
                match.write(out, number, program);
            }
        }
    }

    void read(StateInput in, long number, RowProgram program) {
        int times = in.readCount();
        if (times == 0) {
            return;
        }
        dueMillis = in.readTime();
        for (int i = 0; i < times; i++) {
            int count = in.readCount();
            for (int j = 0; j < count; j++) {
                RowMatch match = RowMatch.read(in, program.readKey(in), number, program);
                byBegin.computeIfAbsent(match.beginMillis, begin -> new ArrayList<>(1))
                        .add(match);
            }
        }
    }
}
