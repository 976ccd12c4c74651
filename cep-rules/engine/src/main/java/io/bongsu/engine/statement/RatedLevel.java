package io.bongsu.engine.statement;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** One level of groups of a running statement; a statement without rollup has one. */
final class RatedLevel {
    private final RatedRows rows;
    private final Groups own;
    private final RatedGroups groups;
    private final GroupReps reps;
    private final FirstRows first;

    /** @param own the level's groups where it keeps them itself, else null */
    RatedLevel(RatedRows rows, Groups own, RatedGroups groups, GroupReps reps, FirstRows first) {
        this.rows = rows;
        this.own = own;
        this.groups = groups;
        this.reps = reps;
        this.first = first;
    }

    RatedRows rows() {
        return rows;
    }

    RatedGroups groups() {
        return groups;
    }

    GroupReps reps() {
        return reps;
    }

    FirstRows first() {
        return first;
    }

    boolean isInitial() {
        return (own == null || own.isEmpty()) && (first == null || first.isEmpty());
    }

    void write(StateOutput out) {
        if (own != null) {
            own.write(out);
        }
        if (reps != null) {
            reps.write(out);
        }
        if (first != null) {
            first.write(out);
        }
    }

    void read(StateInput in) {
        if (own != null) {
            own.read(in);
        }
        if (reps != null) {
            reps.read(in);
        }
        if (first != null) {
            first.read(in);
        }
        groups.restored();
    }
}
