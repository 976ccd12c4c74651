package io.bongsu.engine.statement;

import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.output.OutputCondition;
import io.bongsu.engine.output.OutputProgram;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.RatePlan;
import io.bongsu.engine.plan.RatePlan.Show;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What all running statements of one output rate share. Shape: one thread. */
final class RatedProgram {
    /** The rate of a rollup without one. */
    private static final RatePlan AS_THEY_COME =
            new RatePlan(Show.EVERY, Optional.empty(), Optional.empty(), Optional.empty(), false);

    private final RatePlan plan;
    private final OutputProgram output;
    private final RowKind kind;
    private final boolean leavingRows;
    private final boolean ordered;
    private final boolean sorted;
    private final boolean having;
    private final boolean unbound;
    private final Scope scope;
    private final RowBatch batch;
    private final List<Grouping> groupings = new ArrayList<>();
    private final List<RatedRows> rows = new ArrayList<>();
    private final boolean rollup;
    private final ItemCodec codec;

    RatedProgram(
            StatementProgram program,
            Grouping grouping,
            RowMaker maker,
            RowBatch batch,
            Scope scope,
            boolean leavingRows) {
        this.plan = program.plan().output().rate().orElse(AS_THEY_COME);
        this.output = new OutputProgram(plan);
        this.kind = program.rowKind();
        this.leavingRows = leavingRows;
        this.ordered = plan.hashed();
        this.sorted = !program.plan().output().orderBy().isEmpty();
        this.unbound = program.window() == null && program.join() == null;
        this.having = program.having() != null;
        this.scope = scope;
        this.batch = batch;
        this.rollup = !program.plan().output().levels().isEmpty();
        for (OutputPlan.Level level : program.plan().output().levels()) {
            Grouping some = grouping.level(level.keys());
            groupings.add(some);
            LevelMask mask = new LevelMask(hidden(program, level.keys()));
            rows.add(new RatedRows(maker, batch, scope, program, leavingRows, ordered, mask, some.createGroup()));
        }
        if (!rollup) {
            groupings.add(grouping);
            rows.add(new RatedRows(maker, batch, scope, program, leavingRows, ordered, null, grouping.createGroup()));
        }
        boolean events = program.filter() != null || program.matchType() != null;
        this.codec = new ItemCodec(events ? -1 : program.tags().size());
    }

    private static List<LevelMask.Hidden> hidden(StatementProgram program, int keys) {
        List<LevelMask.Hidden> hidden = new ArrayList<>();
        List<ExprPlan> groupBy = program.plan().groupBy();
        for (int i = 0; i < groupBy.size(); i++) {
            if ((keys & (1 << i)) == 0) {
                for (ExprPlan.FieldRef field : PlanParts.of(groupBy.get(i), ExprPlan.FieldRef.class)) {
                    hidden.add(new LevelMask.Hidden(
                            program.tags().indexOf(field.source()),
                            field.steps().get(0).name()));
                }
            }
        }
        return hidden;
    }

    RatePlan plan() {
        return plan;
    }

    /** A new statement's condition; null where there is none. */
    OutputCondition createCondition() {
        return output.create();
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

    /** Whether an output is one row of all: Esper then does not apply a limit. */
    boolean showsOneRow() {
        boolean last = plan.show() == Show.LAST && sorted && (kind == RowKind.EVENT_TOTAL || kind == RowKind.TOTAL);
        return last || (plan.show() == Show.SNAPSHOT && kind == RowKind.TOTAL);
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

    /** Whether what waits for the output counts already for what the statement shows. */
    boolean showsBeforeOutput() {
        return kind != RowKind.PLAIN && !ordered && (plan.show() == Show.LAST || plan.show() == Show.ALL);
    }

    /** Of a running statement; {@code aggregates} are its groups where there is no rollup. */
    List<RatedLevel> createLevels(Groups aggregates) {
        List<RatedLevel> levels = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Grouping level = groupings.get(i);
            Groups own = rollup && aggregates != null ? new Groups(level) : null;
            levels.add(new RatedLevel(
                    rows.get(i),
                    own,
                    new RatedGroups(level, rollup ? own : aggregates, scope, isGrouped()),
                    plan.show() == Show.ALL || showsGroups() ? new GroupReps(level, codec) : null,
                    isFirstOfGroups() ? first(level, rows.get(i)) : null));
        }
        return levels;
    }

    /** Whether a snapshot shows the groups themselves, as no events are kept. */
    boolean showsGroups() {
        return plan.show() == Show.SNAPSHOT && unbound && kind == RowKind.GROUP;
    }

    private FirstRows first(Grouping level, RatedRows rows) {
        return new FirstRows(
                rows, kind, having, leavingRows, level, plan.condition().orElseThrow());
    }
}
