package io.bongsu.engine.context;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.filter.FilterProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Keyed, hash and category contexts: an event belongs to a partition by its values. */
record SegmentedLevel(Frame frame, Segments segments, List<FilterCondition> begins) implements Level {
    @Override
    public Branch create(ContextMachine machine, Event properties) {
        return new SegmentedBranch(this, machine, properties);
    }

    @Override
    public List<FilterProgram> filters() {
        List<FilterProgram> filters = new ArrayList<>(segments.filters());
        begins.forEach(begin -> filters.addAll(begin.filters()));
        filters.addAll(frame.end().filters());
        return filters;
    }

    @Override
    public Optional<SortedSet<Integer>> beginners() {
        if (!segments.preallocated().isEmpty()) {
            return Optional.empty();
        }
        SortedSet<Integer> ids = new TreeSet<>();
        if (begins.isEmpty()) {
            segments.filters().forEach(filter -> ids.add(filter.id()));
        }
        begins.forEach(begin -> ids.addAll(begin.firstFilters()));
        return Optional.of(ids);
    }

    @Override
    public boolean startsTimers() {
        return !segments.preallocated().isEmpty()
                && frame.below() != null
                && frame.below().startsTimers();
    }
}
