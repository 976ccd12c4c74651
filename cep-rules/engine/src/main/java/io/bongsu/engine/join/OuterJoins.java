package io.bongsu.engine.join;

import io.bongsu.engine.plan.InputPlan.JoinKind;
import io.bongsu.engine.plan.InputPlan.JoinStep;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which stream keeps its events without a partner in which other: {@code a left outer join b} keeps those of a.
 *
 * <p>Shape: a step's two streams are those of its first equality; without one, the stream and the one before it.
 */
final class OuterJoins {
    private final boolean[][] keeps;
    private final boolean[][] besides;
    private final List<int[]> inner = new ArrayList<>();
    private final boolean allInner;

    OuterJoins(List<String> streams, List<JoinStep> steps) {
        this.keeps = new boolean[streams.size()][streams.size()];
        this.besides = new boolean[streams.size()][streams.size()];
        this.allInner = steps.stream().allMatch(step -> step.kind() == JoinKind.INNER);
        for (int i = 0; i < steps.size(); i++) {
            JoinStep step = steps.get(i);
            int one = i;
            int other = i + 1;
            if (!step.on().isEmpty()) {
                one = streams.indexOf(step.on().get(0).left().source());
                other = streams.indexOf(step.on().get(0).right().source());
                if (step.kind() == JoinKind.INNER) {
                    inner.add(new int[] {one, other});
                }
            } else {
                besides[one][other] = true;
                besides[other][one] = true;
            }
            int lower = Math.min(one, other);
            int higher = Math.max(one, other);
            boolean full = step.kind() == JoinKind.FULL;
            keeps[lower][higher] |= full || step.kind() == JoinKind.LEFT;
            keeps[higher][lower] |= full || step.kind() == JoinKind.RIGHT;
        }
    }

    boolean allInner() {
        return allInner;
    }

    boolean keeps(int stream, int without) {
        return keeps[stream][without];
    }

    /** Streams next to it that no equality relates. */
    SortedSet<Integer> besides(int stream) {
        SortedSet<Integer> found = new TreeSet<>();
        for (int i = 0; i < besides.length; i++) {
            if (besides[stream][i]) {
                found.add(i);
            }
        }
        return found;
    }

    /** Streams that are inner joined with it, but for those that are done. */
    SortedSet<Integer> innerOf(int stream, SortedSet<Integer> done) {
        SortedSet<Integer> found = new TreeSet<>();
        for (int[] pair : inner) {
            if (pair[0] == stream) {
                found.add(pair[1]);
            }
            if (pair[1] == stream) {
                found.add(pair[0]);
            }
        }
        found.removeAll(done);
        return found;
    }

    /** Whether the stream, or one behind it, is inner joined. */
    boolean leadsToInner(int stream, SortedSet<Integer> done) {
        if (inner.isEmpty()) {
            return false;
        }
        return leads(stream, new TreeSet<>(done));
    }

    private boolean leads(int stream, SortedSet<Integer> done) {
        if (inner.stream().anyMatch(pair -> pair[0] == stream || pair[1] == stream)) {
            return true;
        }
        for (int direction = 0; direction < 2; direction++) {
            for (int next = 0; next < keeps.length; next++) {
                boolean linked = direction == 0 ? keeps[stream][next] : keeps[next][stream];
                if (linked && !done.contains(next)) {
                    SortedSet<Integer> further = new TreeSet<>(done);
                    further.add(stream);
                    if (leads(next, further)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
