package io.bongsu.engine.statement;

import io.bongsu.engine.aggregate.AggregateGroup;
import io.bongsu.engine.expression.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * The groups of a statement with an output rate: one that all items left is forgotten when the next item enters, so that it
 * shows once more.
 */
final class RatedGroups {
    private final Grouping grouping;
    private final Groups groups;
    private final Scope scope;
    private final boolean forgets;
    private final List<Object> emptied = new ArrayList<>(0);

    /** @param groups null where the statement does not aggregate */
    RatedGroups(Grouping grouping, Groups groups, Scope scope, boolean forgets) {
        this.grouping = grouping;
        this.groups = groups;
        this.scope = scope;
        this.forgets = forgets;
    }

    Object keyOf(Object item) {
        Item.in(item, scope);
        return grouping.keyOf(scope);
    }

    /** The group of the item, or null; without an item, the only group. */
    AggregateGroup find(Object item) {
        if (groups == null) {
            return null;
        }
        if (item == null) {
            return groups.sole();
        }
        Item.in(item, scope);
        return groups.find(scope);
    }

    /** The results for the item, which the scope is at, or {@code nothing}. */
    Scope.Aggregates results(AggregateGroup group, AggregateGroup nothing) {
        Scope.Aggregates results = groups == null ? null : groups.results(group, scope);
        return results == null ? nothing : results;
    }

    void apply(Items entered, Items left) {
        for (int i = 0; i < entered.size(); i++) {
            enter(entered.get(i));
        }
        for (int i = 0; i < left.size(); i++) {
            leave(left.get(i));
        }
    }

    void enter(Object item) {
        if (groups == null) {
            return;
        }
        for (Object key : emptied) {
            groups.forgetIfEmpty(key);
        }
        emptied.clear();
        Item.in(item, scope);
        groups.enter(groups.findOrCreate(scope), scope);
    }

    void leave(Object item) {
        if (groups == null) {
            return;
        }
        Item.in(item, scope);
        AggregateGroup group = groups.findToLeave(scope);
        if (group != null) {
            groups.leave(group, scope);
            if (forgets && group.isEmpty()) {
                emptied.add(grouping.keyOf(scope));
            }
        }
    }

    /** After the groups were read: those that all items had left are still to be forgotten. */
    void restored() {
        if (groups != null && forgets) {
            groups.forEachEmpty(emptied::add);
        }
    }
}
