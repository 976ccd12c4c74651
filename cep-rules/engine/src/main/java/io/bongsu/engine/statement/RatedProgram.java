package io.bongsu.engine.statement;

import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.RatePlan;
import io.bongsu.engine.plan.RatePlan.Show;

/** What all running statements of one output rate share. Shape: one thread. */
final class RatedProgram {
    private final RatePlan plan;
    private final RowKind kind;
    private final boolean leavingRows;
    private final boolean ordered;
    private final boolean having;
    private final boolean unbound;
    private final Grouping grouping;
    private final Scope scope;
    private final RowBatch batch;
    private final RatedRows rows;
    private final ItemCodec codec;

    RatedProgram(
            StatementProgram program,
            Grouping grouping,
            RowMaker maker,
            RowBatch batch,
            Scope scope,
            boolean leavingRows) {
        this.plan = program.plan().output().rate().orElseThrow();
        this.kind = program.rowKind();
        this.leavingRows = leavingRows;
        this.ordered = plan.hashed();
        this.unbound = program.window() == null && program.join() == null;
        this.having = program.having() != null;
        this.grouping = grouping;
        this.scope = scope;
        this.batch = batch;
        this.rows = new RatedRows(maker, batch, scope, kind, leavingRows, ordered);
        this.codec =
                new ItemCodec(program.filter() != null ? -1 : program.tags().size());
    }

    RatePlan plan() {
        return plan;
    }

    RatedRows rows() {
        return rows;
    }

    RowBatch batch() {
        return batch;
    }

    ItemCodec codec() {
        return codec;
    }

    void at(long nowMillis) {
        scope.at(nowMillis);
    }

    void release() {
        scope.own(null).aggregates(null);
    }

    /** Whether each group's first row goes out. */
    boolean isFirstOfGroups() {
        return plan.show() == Show.FIRST && plan.condition().isPresent() && isGrouped();
    }

    private boolean isGrouped() {
        return kind == RowKind.GROUP || kind == RowKind.EVENT_GROUP;
    }

    /** Whether what comes before {@code output after} is over counts for the first output. */
    boolean gathersBefore() {
        boolean unordered = (plan.show() == Show.LAST && (kind == RowKind.PLAIN || !ordered))
                || (plan.show() == Show.ALL && !ordered);
        return unordered || kind != RowKind.PLAIN;
    }

    RatedGroups groups(Groups aggregates) {
        return new RatedGroups(grouping, aggregates, scope, isGrouped());
    }

    /** An item of each group where these are shown again; else null. */
    GroupReps reps() {
        return plan.show() == Show.ALL || showsGroups() ? new GroupReps(grouping, codec) : null;
    }

    /** Whether a snapshot shows the groups themselves, as no events are kept. */
    boolean showsGroups() {
        return plan.show() == Show.SNAPSHOT && unbound && kind == RowKind.GROUP;
    }

    FirstRows first() {
        return new FirstRows(
                rows, kind, having, leavingRows, grouping, plan.condition().orElseThrow());
    }
}
