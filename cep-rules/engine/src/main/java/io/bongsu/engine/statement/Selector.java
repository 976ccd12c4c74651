package io.bongsu.engine.statement;

import io.bongsu.engine.aggregate.AggregateGroup;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The second half of a statement: where, aggregation, having, select.
 *
 * <p>Shape: per group the aggregates of what entered and has not left; the group without values for statements that do
 * not group. A group that all have left is forgotten.
 */
final class Selector {
    private final StatementProgram program;
    private final Consumer<Row> out;
    private final Map<List<Object>, AggregateGroup> groups = new LinkedHashMap<>();
    private final Scope scope = new Scope();

    Selector(StatementProgram program, Consumer<Row> out) {
        this.program = program;
        this.out = out;
    }

    /** What entered and what left the statement's window in one step. */
    void update(List<Item> entered, List<Item> left, long nowMillis) {
        scope.at(nowMillis);
        List<Item> in = wanted(entered);
        List<Item> gone = wanted(left);
        if (in.isEmpty() && gone.isEmpty()) {
            return;
        }
        if (program.aggregates().size() > 0) {
            aggregate(in, gone);
        }
        switch (program.rowKind()) {
            case PLAIN, EVENT_TOTAL, EVENT_GROUP -> in.forEach(this::select);
            case TOTAL -> select(last(in.isEmpty() ? gone : in));
            case GROUP -> changedGroups(in, gone).values().forEach(this::select);
        }
        forgetEmptyGroups(gone);
        scope.own(null);
    }

    private List<Item> wanted(List<Item> items) {
        if (program.where() == null || items.isEmpty()) {
            return items;
        }
        return items.stream()
                .filter(item -> program.where().holds(item.in(scope)))
                .toList();
    }

    private static Item last(List<Item> items) {
        return items.get(items.size() - 1);
    }

    private void aggregate(List<Item> in, List<Item> gone) {
        for (Item item : in) {
            AggregateGroup group = groups.computeIfAbsent(
                    keyOf(item), key -> program.aggregates().create());
            group.enter(item.in(scope));
        }
        for (Item item : gone) {
            AggregateGroup group = groups.get(keyOf(item));
            if (group != null) {
                group.leave(item.in(scope));
            }
        }
    }

    private List<Object> keyOf(Item item) {
        if (program.groupBy().isEmpty()) {
            return List.of();
        }
        item.in(scope);
        List<Object> key = new ArrayList<>(program.groupBy().size());
        for (Evaluator one : program.groupBy()) {
            key.add(one.evaluate(scope));
        }
        return key;
    }

    private Map<List<Object>, Item> changedGroups(List<Item> in, List<Item> gone) {
        Map<List<Object>, Item> changed = new LinkedHashMap<>();
        in.forEach(item -> changed.put(keyOf(item), item));
        gone.forEach(item -> changed.putIfAbsent(keyOf(item), item));
        return changed;
    }

    private void select(Item item) {
        if (program.aggregates().size() > 0) {
            AggregateGroup group = groups.get(keyOf(item));
            scope.aggregates((group == null ? program.aggregates().create() : group).results());
        }
        item.in(scope);
        if (program.having() != null && !program.having().holds(scope)) {
            return;
        }
        Object[] values = new Object[program.columns().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = program.columns().get(i).evaluate(scope);
        }
        out.accept(new Row(values, item.evidence(program.tags()), item.tenant()));
    }

    private void forgetEmptyGroups(List<Item> gone) {
        for (Item item : gone) {
            List<Object> key = keyOf(item);
            AggregateGroup group = groups.get(key);
            if (group != null && group.isEmpty()) {
                groups.remove(key);
            }
        }
    }

    private ValueType keyType(int place) {
        return program.plan().groupBy().get(place).type();
    }

    boolean isInitial() {
        return groups.isEmpty();
    }

    void write(StateOutput state) {
        state.writeSize(groups.size());
        groups.forEach((key, group) -> {
            for (int i = 0; i < key.size(); i++) {
                state.writeValue(key.get(i), keyType(i));
            }
            group.write(state);
        });
    }

    void read(StateInput state) {
        int count = state.readCount();
        for (int i = 0; i < count; i++) {
            List<Object> key = new ArrayList<>();
            for (int n = 0; n < program.groupBy().size(); n++) {
                key.add(state.readValue(keyType(n)));
            }
            AggregateGroup group = program.aggregates().create();
            group.read(state);
            groups.put(key, group);
        }
    }
}
