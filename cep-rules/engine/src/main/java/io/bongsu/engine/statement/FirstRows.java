package io.bongsu.engine.statement;

import io.bongsu.engine.output.FirstOfGroup;
import io.bongsu.engine.plan.RatePlan;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.statement.GatheredSteps.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code output first} of a statement with groups: the first row of each group, then none until its rate lets one out. */
final class FirstRows {
    private final RatedRows rows;
    private final RowKind kind;
    private final boolean having;
    private final boolean leavingRows;
    private final Grouping grouping;
    private final RatePlan.Condition condition;
    private final Map<Object, FirstOfGroup> firsts = new LinkedHashMap<>();

    FirstRows(
            RatedRows rows,
            RowKind kind,
            boolean having,
            boolean leavingRows,
            Grouping grouping,
            RatePlan.Condition condition) {
        this.rows = rows;
        this.kind = kind;
        this.having = having;
        this.leavingRows = leavingRows && kind == RowKind.GROUP;
        this.grouping = grouping;
        this.condition = condition;
    }

    void rows(List<Step> steps, RatedGroups groups, long nowMillis) {
        Map<Object, Object> firstItems = new LinkedHashMap<>();
        for (Step step : steps) {
            if (having) {
                groups.apply(step.entered(), step.left());
            }
            each(step.entered(), true, groups, firstItems, nowMillis);
            each(step.left(), false, groups, firstItems, nowMillis);
            if (kind == RowKind.EVENT_GROUP) {
                firstItems.values().forEach(item -> rows.row(item, groups, false));
            }
        }
        if (kind == RowKind.GROUP) {
            firstItems.values().forEach(item -> rows.row(item, groups, false));
        }
    }

    private void each(Items items, boolean enters, RatedGroups groups, Map<Object, Object> firstItems, long nowMillis) {
        for (int i = 0; i < items.size(); i++) {
            Object item = items.get(i);
            Object key = groups.keyOf(item);
            if ((!having || rows.wants(item, groups))
                    && firsts.computeIfAbsent(key, unused -> new FirstOfGroup(condition))
                            .passes(enters, nowMillis)
                    && firstItems.put(key, item) == null
                    && leavingRows) {
                rows.row(item, groups, true);
            }
            if (!having) {
                if (enters) {
                    groups.enter(item);
                } else {
                    groups.leave(item);
                }
            }
        }
    }

    boolean isEmpty() {
        return firsts.isEmpty();
    }

    void write(StateOutput out) {
        out.writeSize(firsts.size());
        firsts.forEach((key, first) -> {
            grouping.writeKey(key, out);
            first.write(out);
        });
    }

    void read(StateInput in) {
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            FirstOfGroup first = new FirstOfGroup(condition);
            Object key = grouping.readKey(in);
            first.read(in);
            firsts.put(key, first);
        }
    }
}
