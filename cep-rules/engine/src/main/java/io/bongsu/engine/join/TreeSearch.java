package io.bongsu.engine.join;

import io.bongsu.engine.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Rows of outer joins of three and more streams: from the asking stream down a tree of streams, then up again.
 *
 * <p>Shape: {@code needed} steps, from streams that a row must have, come first. Cost: one look-up per event and stream below
 * it, then one step per row.
 */
final class TreeSearch implements Search {
    private final int streams;
    private final int root;
    private final List<TreeStep> steps;
    private final int needed;
    /** Furthest down first; the root is the last. */
    private final List<Assembly> assemblies;

    private final boolean misplaces;

    TreeSearch(int streams, int root, List<TreeStep> steps, int needed, List<Assembly> assemblies, boolean misplaces) {
        this.misplaces = misplaces;
        this.streams = streams;
        this.root = root;
        this.steps = List.copyOf(steps);
        this.needed = needed;
        this.assemblies = List.copyOf(assemblies);
    }

    @Override
    public void rows(Event event, JoinContents contents, Consumer<Event[]> rows) {
        Found found = new Found(streams);
        for (int i = 0; i < steps.size(); i++) {
            TreeStep step = steps.get(i);
            boolean any = i == 0 ? step.ofRoot(event, found, contents) : step.ofAll(found, contents);
            if (!any && i < needed && step.hasRequired()) {
                return;
            }
            if (!any && i == 0) {
                break;
            }
        }
        Assembly top = assemblies.get(assemblies.size() - 1);
        List<Event[]> whole = new ArrayList<>();
        top.into(row -> {
            row[root] = event;
            whole.add(row);
        });
        if (found.isEmpty()) {
            top.begin(found);
            top.finish(found);
        } else {
            assemblies.forEach(assembly -> assembly.begin(found));
            assemblies.forEach(assembly -> assembly.finish(found));
        }
        whole.forEach(rows);
    }

    @Override
    public boolean mayRepeat() {
        return true;
    }

    @Override
    public boolean misplaces() {
        return misplaces;
    }
}
