package io.bongsu.engine.pattern;

import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.pattern.FilterNode.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A pattern, ready to be run: a tree of nodes, the filters in it by id, and the number of tags.
 *
 * <p>Shape: {@link #firstFilters} are the filters that wait right after a start; an event that passes none of them does
 * not change a machine that has just been started, unless {@link #startsTimers}. One thread: the machines of a program
 * share its scratch space, so that there may be millions of them.
 */
public final class PatternProgram {
    private final Node root;
    private final List<String> tags;
    private final SortedMap<Integer, FilterProgram> filters;
    private final SortedSet<Integer> firstFilters;
    private final boolean startsTimers;
    private final Bindings none;
    private final Scope scope = new Scope();
    private ArrayList<Waiting> found = new ArrayList<>();

    PatternProgram(Node root, List<String> tags, SortedMap<Integer, FilterProgram> filters) {
        this.root = root;
        this.tags = List.copyOf(tags);
        this.filters = new TreeMap<>(filters);
        this.none = Bindings.none(tags.size());
        PatternMachine trial = new PatternMachine(this, match -> {});
        trial.start(0);
        this.firstFilters = trial.waitingFilters();
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

    /** No tag is bound. */
    Bindings none() {
        return none;
    }

    /** What a machine at work evaluates in. */
    Scope scope() {
        return scope;
    }

    /** An empty list, to be given back by {@link #giveBack}; a machine that is fed by another one's match gets its own. */
    ArrayList<Waiting> takeFound() {
        ArrayList<Waiting> taken = found == null ? new ArrayList<>() : found;
        found = null;
        return taken;
    }

    void giveBack(ArrayList<Waiting> taken) {
        taken.clear();
        found = taken;
    }
}
