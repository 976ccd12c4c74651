package io.bongsu.engine.statement;

import io.bongsu.engine.aggregate.AggregateGroup;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.Scope;
import java.util.List;

/** Makes rows: having, then the columns, then what they are sorted by. Cost: the row alone, where nothing is sorted. */
final class RowMaker {
    private final List<String> tags;
    private final Evaluator having;
    private final Evaluator[] columns;
    private final Evaluator[] sortKeys;
    /** What is selected from a group that is not there. */
    private final AggregateGroup nothing;

    RowMaker(StatementProgram program, List<Evaluator> sortKeys, AggregateGroup nothing) {
        this.tags = program.tags();
        this.having = program.having();
        this.columns = program.columns().toArray(new Evaluator[0]);
        this.sortKeys = sortKeys.toArray(new Evaluator[0]);
        this.nothing = nothing;
    }

    /** Whether having wants a row of what the scope is at and its group, or null. */
    boolean wants(Scope.Aggregates group, Scope scope) {
        scope.aggregates(group == null ? nothing : group);
        return having == null || having.holds(scope);
    }

    /** The row of the item, which the scope is at, and its group, or null; null when having does not want it. */
    Row row(Object item, Scope.Aggregates group, boolean leaves, Scope scope) {
        scope.leaving(leaves);
        if (!wants(group, scope)) {
            return null;
        }
        Object[] values = new Object[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns[i].evaluate(scope);
        }
        return new Row(values, Item.evidence(item, tags), Item.tenant(item), leaves);
    }

    /** What the row that was just made is sorted by. */
    Object[] sortKey(Scope scope) {
        Object[] key = new Object[sortKeys.length];
        for (int i = 0; i < key.length; i++) {
            key[i] = sortKeys[i].evaluate(scope);
        }
        return key;
    }
}
