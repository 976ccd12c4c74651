package io.bongsu.engine.pattern;

import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.pattern.FilterNode.Waiting;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.TagPlan;
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
    private final boolean suppresses;
    private final boolean discards;
    private final boolean consumes;
    private final boolean echoes;
    private final Bindings none;
    private final Scope scope = new Scope();
    private ArrayList<Waiting> found = new ArrayList<>();

    PatternProgram(Node root, InputPlan.Pattern plan, SortedMap<Integer, FilterProgram> filters) {
        this.root = root;
        this.tags = plan.tags().stream().map(TagPlan::name).toList();
        this.suppresses = plan.suppresses();
        this.discards = plan.discards();
        this.consumes = PatternTraits.consumes(plan.root());
        this.echoes = PatternTraits.echoes(plan);
        this.filters = new TreeMap<>(filters);
        this.none = Bindings.none(this.tags.size());
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

    /** Whether of the matches of one step those that overlap are left out. */
    boolean suppresses() {
        return suppresses;
    }

    /** Whether a match ends the partial matches that share an event with it. */
    boolean discards() {
        return discards;
    }

    /** Whether filters of a higher level take events from others. */
    boolean consumes() {
        return consumes;
    }

    /** Whether timers may outlive their part: see {@link Echo}. */
    boolean echoes() {
        return echoes;
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
