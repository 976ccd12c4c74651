package io.bongsu.engine.statement;

import io.bongsu.engine.aggregate.AggregateGroup;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.Neighbours;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.OutputPlan;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The second half of a statement: where, aggregation, having, select.
 *
 * <p>Shape: one per program, for all keys: what a statement keeps under a key are its {@link Groups}, per group the
 * aggregates of what entered and has not left; null for a statement without aggregates. A group that all have left is
 * forgotten.
 *
 * <p>Cost: a step of one item, which most are, allocates nothing but what it puts out.
 */
final class Selector {
    private final StatementProgram program;
    private final Evaluator where;
    private final RowMaker maker;
    /** Rows that cannot be put out one by one, or that wait for the others of their step. */
    private final RowBatch batch;

    private final boolean rowByRow;
    private final Grouping grouping;
    /** Whether rows that leave are selected or inserted; only then are they made. */
    private final boolean leavingRows;

    private final Scope scope = new Scope();
    private final RatedProgram rate;
    /** Made when somebody asks for the contents of a statement. */
    private RatedProgram snapshots;

    Selector(StatementProgram program, Grouping grouping) {
        this.program = program;
        this.where = program.where();
        this.maker = new RowMaker(program, program.sortKeys(), grouping.createGroup());
        this.batch = new RowBatch(program);
        this.rowByRow = program.plan().output().rowByRow();
        this.grouping = grouping;
        OutputPlan output = program.plan().output();
        this.leavingRows = program.leavingRows();
        this.rate = output.rate().isEmpty() && output.levels().isEmpty()
                ? null
                : new RatedProgram(program, grouping, maker, batch, scope, leavingRows);
    }

    /** What a machine of the program evaluates in before it selects. */
    Scope scope() {
        return scope;
    }

    /** A new statement's groups. */
    Groups createGroups() {
        return program.plan().aggregates().isEmpty() ? null : new Groups(grouping);
    }

    /** What a running statement gathers under its output rate; null where it has none. */
    RatedOutput createRate(Groups groups) {
        return rate == null ? null : new RatedOutput(rate, groups);
    }

    /** What a running statement shows of what came; null where it keeps a window, or shows nothing. */
    LastItems createLast() {
        if (!program.showsLast()) {
            return null;
        }
        ItemCodec codec = snapshots().codec();
        boolean showsGroups = program.rowKind() == RowKind.GROUP;
        return new LastItems(program, codec, grouping, showsGroups ? new GroupReps(grouping, codec) : null);
    }

    /** Puts out what a running statement shows now. */
    void contents(
            Groups groups,
            RatedOutput rated,
            Consumer<Consumer<Object>> contents,
            long nowMillis,
            StatementMachine.Output out) {
        RatedOutput shown = rated == null ? new RatedOutput(snapshots(), groups) : rated;
        Neighbours before = scope.neighbours();
        boolean sees =
                program.neighbourhood() != null && !program.neighbourhood().isOfBatches();
        scope.neighbours(sees ? program.neighbourhood() : null);
        shown.contents(contents, nowMillis, out);
        scope.neighbours(before);
    }

    /** Whether what a statement shows can be told at any time. */
    boolean tellsContents() {
        return rate == null || !rate.showsBeforeOutput();
    }

    private RatedProgram snapshots() {
        if (snapshots == null) {
            snapshots = new RatedProgram(program, grouping, maker, batch, scope, false);
        }
        return snapshots;
    }

    /** Takes out what {@code where} refuses; true when something is left. */
    boolean keepsWanted(Items entered, Items left, long nowMillis) {
        scope.at(nowMillis);
        keepWanted(entered, false);
        keepWanted(left, true);
        return entered.size() + left.size() > 0;
    }

    /** Whether {@code where} wants the item. */
    boolean wants(Object item) {
        return where == null || where.holds(Item.in(item, scope));
    }

    /** One item entered, none left. */
    void enter(Object item, Groups groups, long nowMillis, StatementMachine.Output out) {
        scope.at(nowMillis).neighbours(program.neighbourhood());
        step(item, true, groups, out);
        release();
    }

    /** What entered and what left the statement's window at once, maybe nothing; changes the lists. */
    void update(Items entered, Items left, Groups groups, long nowMillis, StatementMachine.Output out) {
        scope.at(nowMillis).neighbours(program.neighbourhood());
        if (entered.size() + left.size() == 0) {
            changeNothing(groups, out);
        } else if (entered.size() + left.size() == 1) {
            boolean enters = entered.size() == 1;
            step(enters ? entered.get(0) : left.get(0), enters, groups, out);
        } else {
            keepWanted(entered, false);
            keepWanted(left, true);
            if (entered.size() + left.size() > 0) {
                stepOfMany(entered, left, groups, out);
            }
        }
        release();
    }

    /** These items are there when the statement starts: its aggregates are theirs, and nothing is put out; changes the list. */
    void prime(Items items, Groups groups, long nowMillis) {
        scope.at(nowMillis);
        keepWanted(items, false);
        if (groups != null) {
            aggregate(items, new Items(), groups);
        }
        release();
    }

    /** Puts out the rows of these items, as if they entered together; for statements without aggregates. */
    void contents(Items items, long nowMillis, StatementMachine.Output out) {
        if (items.size() > 0) {
            update(items, new Items(), null, nowMillis, out);
        }
    }

    /** A window that puts out all the same: the row of a total, as it is. */
    private void changeNothing(Groups groups, StatementMachine.Output out) {
        if (where == null && program.rowKind() == RowKind.TOTAL) {
            stepOfMany(new Items(), new Items(), groups, out);
        }
    }

    private void release() {
        scope.own(null).aggregates(null).leaving(false);
    }

    private void step(Object item, boolean enters, Groups groups, StatementMachine.Output out) {
        Item.in(item, scope).leaving(!enters);
        if (where != null && !where.holds(scope)) {
            return;
        }
        boolean makesOldRow = leavingRows && (aggregatesBeforeChange() || !enters);
        if (makesOldRow && aggregatesBeforeChange()) {
            select(item, groups, true, out);
        }
        AggregateGroup group = null;
        if (groups != null) {
            group = enters ? groups.findOrCreate(scope) : groups.findToLeave(scope);
            if (enters) {
                groups.enter(group, scope);
            } else if (group != null) {
                groups.leave(group, scope);
            }
        }
        if (enters || aggregatesBeforeChange()) {
            select(item, results(groups, group), false, out);
        }
        if (makesOldRow && !aggregatesBeforeChange()) {
            select(item, results(groups, group), true, out);
        }
        finish(enters ? 1 : 0, enters ? 0 : 1, out);
        if (!enters && groups != null) {
            groups.forgetIfEmpty(scope);
        }
    }

    /**
     * Whether there is a row per change of a group, and its old row is that of the group before the change; otherwise there is
     * a row per item, and its old row is that of the item as it leaves, with the aggregates after that.
     */
    private boolean aggregatesBeforeChange() {
        return switch (program.rowKind()) {
            case TOTAL, GROUP -> true;
            case PLAIN, EVENT_TOTAL, EVENT_GROUP -> false;
        };
    }

    private void keepWanted(Items items, boolean leaves) {
        scope.leaving(leaves);
        for (int i = items.size() - 1; where != null && i >= 0; i--) {
            Item.in(items.get(i), scope);
            if (!where.holds(scope)) {
                items.remove(i);
            }
        }
    }

    private void stepOfMany(Items entered, Items left, Groups groups, StatementMachine.Output out) {
        if (leavingRows && aggregatesBeforeChange()) {
            selectChanged(entered, left, groups, true, out);
        }
        if (groups != null) {
            aggregate(entered, left, groups);
        }
        if (aggregatesBeforeChange()) {
            selectChanged(entered, left, groups, false, out);
        } else {
            selectEach(entered, groups, false, out);
            if (leavingRows) {
                selectEach(left, groups, true, out);
            }
        }
        finish(entered.size(), left.size(), out);
        for (int i = 0; groups != null && i < left.size(); i++) {
            Item.in(left.get(i), scope);
            groups.forgetIfEmpty(scope);
        }
    }

    private void selectEach(Items items, Groups groups, boolean leaves, StatementMachine.Output out) {
        for (int i = 0; i < items.size(); i++) {
            select(items.get(i), groups, leaves, out);
        }
    }

    private void aggregate(Items entered, Items left, Groups groups) {
        for (int i = 0; i < entered.size(); i++) {
            Item.in(entered.get(i), scope);
            groups.enter(groups.findOrCreate(scope), scope);
        }
        for (int i = 0; i < left.size(); i++) {
            Item.in(left.get(i), scope);
            AggregateGroup group = groups.findToLeave(scope);
            if (group != null) {
                groups.leave(group, scope);
            }
        }
    }

    /**
     * A row per changed group: from its last item that entered, or else its first that left. In the order of a hash table,
     * as in Esper, but for one item that entered and one that left.
     */
    private void selectChanged(Items entered, Items left, Groups groups, boolean leaves, StatementMachine.Output out) {
        boolean total = program.rowKind() == RowKind.TOTAL;
        if (total || (groups != null && groups.sole() != null && areOf(groups, entered) && areOf(groups, left))) {
            Object item = entered.size() > 0 ? entered.last() : left.size() > 0 ? left.get(0) : null;
            select(item, groups, leaves, out);
            return;
        }
        if (!program.ofRows() && !leavingRows && entered.size() == 1 && left.size() == 1) {
            selectPair(entered.get(0), left.get(0), groups, out);
            return;
        }
        Map<Object, Object> changed = new HashMap<>();
        for (int i = 0; i < entered.size(); i++) {
            Item.in(entered.get(i), scope);
            changed.put(grouping.keyOf(scope), entered.get(i));
        }
        for (int i = 0; i < left.size(); i++) {
            Item.in(left.get(i), scope);
            changed.putIfAbsent(grouping.keyOf(scope), left.get(i));
        }
        changed.values().forEach(item -> select(item, groups, leaves, out));
    }

    /** As in Esper, both rows are sorted by the aggregates of the group that the one item left. */
    private void selectPair(Object entered, Object left, Groups groups, StatementMachine.Output out) {
        Item.in(left, scope);
        Scope.Aggregates last = groups == null ? null : results(groups, groups.find(scope));
        Object lastKey = grouping.keyOf(scope);
        Item.in(entered, scope);
        if (Objects.equals(lastKey, grouping.keyOf(scope))) {
            select(entered, last, false, last, out);
            return;
        }
        select(entered, groups == null ? null : results(groups, groups.find(scope)), false, last, out);
        Item.in(left, scope);
        select(left, last, false, last, out);
    }

    private boolean areOf(Groups groups, Items items) {
        for (int i = 0; i < items.size(); i++) {
            Item.in(items.get(i), scope);
            if (groups.find(scope) == null) {
                return false;
            }
        }
        return true;
    }

    private void select(Object item, Groups groups, boolean leaves, StatementMachine.Output out) {
        Item.in(item, scope);
        select(item, groups == null ? null : results(groups, groups.find(scope)), leaves, out);
    }

    private Scope.Aggregates results(Groups groups, AggregateGroup group) {
        return groups == null ? null : groups.results(group, scope);
    }

    /** Old rows wait, as they are put out behind all new ones of their step. */
    private void select(Object item, Scope.Aggregates group, boolean leaves, StatementMachine.Output out) {
        select(item, group, leaves, group, out);
    }

    private void select(
            Object item,
            Scope.Aggregates group,
            boolean leaves,
            Scope.Aggregates sortedBy,
            StatementMachine.Output out) {
        Row row = maker.row(item, group, leaves, scope);
        if (row == null) {
            return;
        }
        if (rowByRow && !leaves) {
            out.row(program, row);
        } else {
            if (sortedBy != group) {
                scope.aggregates(sortedBy);
            }
            batch.add(row, maker.sortKey(scope));
        }
    }

    private void finish(int entered, int left, StatementMachine.Output out) {
        if (!rowByRow || leavingRows) {
            batch.putOut(limited(entered, left), out);
        }
    }

    private boolean sortsTwo() {
        return batch.entering() == 2 && !program.plan().output().orderBy().isEmpty();
    }

    /** Esper does not apply a limit to the rows of few items of a statement with groups. */
    private RowBatch.Limited limited(int entered, int left) {
        if (program.ofRows() && program.rowKind() != RowKind.TOTAL) {
            return RowBatch.Limited.ALL;
        }
        return switch (program.rowKind()) {
            case PLAIN, EVENT_TOTAL -> RowBatch.Limited.ALL;
            case TOTAL -> RowBatch.Limited.NOT;
            case GROUP, EVENT_GROUP ->
                entered != 1
                        ? RowBatch.Limited.ALL
                        : left == 0
                                ? RowBatch.Limited.NOT
                                : left == 1 && !leavingRows && !sortsTwo()
                                        ? RowBatch.Limited.WITHOUT_OFFSET
                                        : RowBatch.Limited.ALL;
        };
    }
}
