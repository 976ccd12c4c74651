package io.bongsu.engine.join;

import io.bongsu.engine.plan.InputPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * For an event of one stream: which streams are asked by which others, and which of them a row must have.
 *
 * <p>Shape: per stream the streams below it, required ones first, in the order in which they are asked.
 */
final class JoinTree {
    private final Relations relations;
    private final OuterJoins joins;
    private final int root;
    private final Map<Integer, List<Integer>> below = new LinkedHashMap<>();
    private final boolean[] required;

    JoinTree(Relations relations, OuterJoins joins, int root) {
        this.relations = relations;
        this.joins = joins;
        this.root = root;
        this.required = new boolean[relations.streams()];
        if (joins.allInner()) {
            Arrays.fill(required, true);
            inner(root, new TreeSet<>());
            addUnrelated();
        } else {
            outer(root, new TreeSet<>());
        }
    }

    int root() {
        return root;
    }

    boolean isRequired(int stream) {
        return required[stream];
    }

    /** Streams that ask others, in order. */
    List<Integer> asking() {
        return below.keySet().stream()
                .filter(stream -> !below(stream).isEmpty())
                .toList();
    }

    List<Integer> below(int stream) {
        return below.getOrDefault(stream, List.of());
    }

    private void inner(int stream, SortedSet<Integer> done) {
        done.add(stream);
        List<Integer> next = related(stream);
        next.removeAll(done);
        below.put(stream, next);
        done.addAll(next);
        next.forEach(one -> inner(one, done));
    }

    private List<Integer> related(int stream) {
        List<Integer> related = new ArrayList<>();
        for (int i = 0; i < relations.streams(); i++) {
            if (relations.related(stream, i)) {
                related.add(i);
            }
        }
        return related;
    }

    /** Puts a stream that nothing relates below the one before it in the best order. */
    private void addUnrelated() {
        SortedSet<Integer> reached = new TreeSet<>(List.of(root));
        below.values().forEach(reached::addAll);
        int before = root;
        for (int stream : new Navigation(relations, root).order()) {
            if (!reached.contains(stream)) {
                below.computeIfAbsent(before, key -> new ArrayList<>()).add(stream);
                below.computeIfAbsent(stream, key -> new ArrayList<>());
            }
            before = stream;
        }
    }

    private void outer(int stream, SortedSet<Integer> done) {
        done.add(stream);
        SortedSet<Integer> next = new TreeSet<>(related(stream));
        next.addAll(joins.besides(stream));
        next.removeAll(done);
        SortedSet<Integer> must = new TreeSet<>();
        for (int one : next) {
            if (joins.keeps(one, stream)) {
                must.add(one);
            }
        }
        must.addAll(joins.innerOf(stream, done));
        SortedSet<Integer> may = new TreeSet<>();
        for (int one : next) {
            if (joins.keeps(stream, one) && !joins.leadsToInner(one, done)) {
                may.add(one);
            }
        }
        must.removeAll(may);
        if (next.isEmpty()) {
            below.put(stream, new ArrayList<>());
            return;
        }
        List<Integer> all = new ArrayList<>(must);
        all.addAll(may);
        below.put(stream, all);
        must.forEach(one -> required[one] = true);
        done.addAll(must);
        must.forEach(one -> outer(one, done));
        may.forEach(one -> outer(one, done));
    }

    /** Whether the plan's joins are all inner, as far as a tree is concerned. */
    static boolean isInner(InputPlan.Join plan) {
        return plan.steps().stream().allMatch(step -> step.kind() == InputPlan.JoinKind.INNER);
    }
}
