package io.bongsu.engine.pattern;

import io.bongsu.engine.filter.FilterProgram;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A pattern, ready to be run: a tree of nodes, the filters in it by id, and the number of tags.
 *
 * <p>Shape: {@link #firstFilters} are the filters that wait right after a start; an event that passes none of them does
 * not change a machine that has just been started, unless {@link #startsTimers}.
 */
public final class PatternProgram {
    private final Node root;
    private final List<String> tags;
    private final SortedMap<Integer, FilterProgram> filters;
    private final SortedSet<Integer> firstFilters;
    private final boolean startsTimers;

    PatternProgram(Node root, List<String> tags, SortedMap<Integer, FilterProgram> filters) {
        this.root = root;
        this.tags = List.copyOf(tags);
        this.filters = new TreeMap<>(filters);
        PatternMachine trial = new PatternMachine(this, match -> {});
        trial.start(0);
        this.firstFilters = new TreeSet<>(trial.waiting().filterIds());
        this.startsTimers = !trial.isInitial();
    }

    Node root() {
        return root;
    }

    /** Names of the tags in binding order. */
    public List<String> tags() {
        return tags;
    }

    public SortedMap<Integer, FilterProgram> filters() {
        return filters;
    }

    public SortedSet<Integer> firstFilters() {
        return firstFilters;
    }

    /** Whether the time of the start matters: a fresh machine is never the same as none. */
    public boolean startsTimers() {
        return startsTimers;
    }
}
