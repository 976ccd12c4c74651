package io.bongsu.engine.statement;

import io.bongsu.engine.aggregate.AggregateGroup;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The groups of one running statement, in order of their first item.
 *
 * <p>Shape: mostly there is one, as a statement under a key groups by that key or not at all: it is kept without a map, and
 * found without making its key.
 */
final class Groups {
    private final Grouping grouping;
    /** Null where no aggregate has groups of its own. */
    private final LocalGroups local;

    private Object soleKey;
    private AggregateGroup sole;
    /** Keys of groups to be forgotten when the next item enters. */
    private List<Object> lingering = List.of();
    /** All groups, once there has been more than one; then none is the sole one. */
    private Map<Object, AggregateGroup> several;
    /** Null where groups live as long as they have items. */
    private final AgedGroups ages;

    private Consumer<Object> reclaimed = key -> {};

    Groups(Grouping grouping) {
        this.grouping = grouping;
        this.local = grouping.local() == null ? null : new LocalGroups(grouping.local(), grouping.createGroup());
        this.ages = grouping.createAges();
    }

    /** Who else keeps something of a group that is given back. */
    void onReclaimed(Consumer<Object> action) {
        reclaimed = action;
    }

    boolean isEmpty() {
        return sole == null
                && several == null
                && (local == null || local.isEmpty())
                && (ages == null || ages.isInitial());
    }

    /** The item at hand enters its group. */
    void enter(AggregateGroup group, Scope scope) {
        group.enter(scope);
        changed(scope);
        if (local != null) {
            local.enter(scope);
        }
    }

    /** The item at hand leaves its group. */
    void leave(AggregateGroup group, Scope scope) {
        group.leave(scope);
        changed(scope);
        if (local != null) {
            local.leave(scope);
        }
    }

    private void changed(Scope scope) {
        if (ages != null) {
            ages.changed(grouping.keyOf(scope), scope.nowMillis());
        }
    }

    /** The group that the item at hand leaves, or null; one that was given back comes to be once more. */
    AggregateGroup findToLeave(Scope scope) {
        AggregateGroup known = find(scope);
        return known != null || ages == null ? known : create(scope);
    }

    /** The results for the item at hand of this group, or null; null for a group that is not there. */
    Scope.Aggregates results(AggregateGroup group, Scope scope) {
        return local == null ? group : local.of(group, scope);
    }

    /** The only group, or null. */
    AggregateGroup sole() {
        return sole;
    }

    /** The group of the item at hand, or null. */
    AggregateGroup find(Scope scope) {
        if (several != null) {
            return several.get(grouping.keyOf(scope));
        }
        return sole != null && grouping.isKey(soleKey, scope) ? sole : null;
    }

    /** As {@link #find}; a group that is not there comes to be. The item is about to enter. */
    AggregateGroup findOrCreate(Scope scope) {
        if (ages != null) {
            ages.sweep(scope.nowMillis(), this::reclaim);
        }
        if (!lingering.isEmpty()) {
            lingering.forEach(this::forgetIfEmpty);
            lingering = List.of();
        }
        AggregateGroup known = find(scope);
        if (known != null) {
            return known;
        }
        return create(scope);
    }

    private AggregateGroup create(Scope scope) {
        AggregateGroup created = grouping.createGroup();
        put(grouping.keyOf(scope), created);
        return created;
    }

    private void reclaim(Object key) {
        forget(key);
        reclaimed.accept(key);
    }

    private void put(Object key, AggregateGroup group) {
        if (sole == null && several == null) {
            soleKey = key;
            sole = group;
            return;
        }
        if (several == null) {
            several = new LinkedHashMap<>();
            several.put(soleKey, sole);
            soleKey = null;
            sole = null;
        }
        several.put(key, group);
    }

    /** Forgets the group of the item at hand if all its items have left. */
    void forgetIfEmpty(Scope scope) {
        AggregateGroup group = find(scope);
        if (group == null || !isForgettable(group)) {
            return;
        }
        Object key = several == null ? soleKey : grouping.keyOf(scope);
        if (grouping.lingers()) {
            linger(key);
        } else {
            forget(key);
        }
    }

    private void linger(Object key) {
        if (lingering.isEmpty()) {
            lingering = new ArrayList<>(1);
        }
        lingering.add(key);
    }

    /** Forgets the group of the key if all its items have left. */
    void forgetIfEmpty(Object key) {
        AggregateGroup group =
                several != null ? several.get(key) : sole != null && Objects.equals(soleKey, key) ? sole : null;
        if (group != null && isForgettable(group)) {
            forget(key);
        }
    }

    private boolean isForgettable(AggregateGroup group) {
        return group.isEmpty() && !grouping.remembers();
    }

    private void forget(Object key) {
        if (ages != null) {
            ages.forget(key);
        }
        if (several == null) {
            soleKey = null;
            sole = null;
            return;
        }
        several.remove(key);
        if (several.isEmpty()) {
            several = null;
        }
    }

    /** The keys of the groups that all items have left. */
    void forEachEmpty(Consumer<Object> action) {
        if (sole != null && sole.isEmpty()) {
            action.accept(soleKey);
        } else if (several != null) {
            several.forEach((key, group) -> {
                if (group.isEmpty()) {
                    action.accept(key);
                }
            });
        }
    }

    void write(StateOutput out) {
        if (several == null) {
            out.writeSize(sole == null ? 0 : 1);
            if (sole != null) {
                write(soleKey, sole, out);
            }
        } else {
            out.writeSize(several.size());
            several.forEach((key, group) -> write(key, group, out));
        }
        if (local != null) {
            local.write(out);
        }
        if (ages != null) {
            ages.write(grouping, out);
        }
    }

    private void write(Object key, AggregateGroup group, StateOutput out) {
        grouping.writeKey(key, out);
        group.write(out);
    }

    void read(StateInput in) {
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            Object key = grouping.readKey(in);
            AggregateGroup group = grouping.createGroup();
            group.read(in);
            put(key, group);
        }
        if (grouping.lingers()) {
            forEachEmpty(this::linger);
        }
        if (local != null) {
            local.read(in);
        }
        if (ages != null) {
            ages.read(grouping, in);
        }
    }
}
