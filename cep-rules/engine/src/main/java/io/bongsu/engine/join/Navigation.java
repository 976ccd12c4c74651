package io.bongsu.engine.join;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * In which order the other streams are asked for an event of one stream, when all joins are inner.
 *
 * <p>Shape: the first order, ascending, in which most streams from the start on are related to the one before; up to six
 * streams all orders count, from seven on all rotations and then all orders of four groups, as in Esper.
 */
final class Navigation {
    private static final int FEW = 6;
    private static final int GROUPS = 4;

    private final Relations relations;
    private final int start;
    private int[] best = {};
    private int depth = -1;

    Navigation(Relations relations, int start) {
        this.relations = relations;
        this.start = start;
        int[] others = new int[relations.streams() - 1];
        for (int i = 0, n = 0; i < relations.streams(); i++) {
            if (i != start) {
                others[n++] = i;
            }
        }
        if (others.length < FEW) {
            permute(others, this::consider);
            return;
        }
        for (int shift = 0; shift < others.length; shift++) {
            int[] rotated = new int[others.length];
            for (int i = 0; i < others.length; i++) {
                rotated[i] = others[(shift + i) % others.length];
            }
            consider(rotated);
        }
        permute(new int[] {0, 1, 2, 3}, groups -> consider(inGroups(others, groups)));
    }

    private static int[] inGroups(int[] others, int[] groups) {
        int[] order = new int[others.length];
        int n = 0;
        for (int group : groups) {
            for (int i = group; i < others.length; i += GROUPS) {
                order[n++] = others[i];
            }
        }
        return order;
    }

    private void consider(int[] order) {
        if (depth == order.length) {
            return;
        }
        int at = start;
        int related = 0;
        while (related < order.length && relations.related(at, order[related])) {
            at = order[related++];
        }
        if (related > depth) {
            depth = related;
            best = order;
        }
    }

    /** All orders of the numbers, ascending. */
    private static void permute(int[] numbers, Consumer<int[]> orders) {
        List<Integer> open = new ArrayList<>();
        Arrays.stream(numbers).forEach(open::add);
        permute(new int[0], open, orders);
    }

    private static void permute(int[] sofar, List<Integer> open, Consumer<int[]> orders) {
        if (open.isEmpty()) {
            orders.accept(sofar);
        }
        for (int i = 0; i < open.size(); i++) {
            int[] longer = Arrays.copyOf(sofar, sofar.length + 1);
            longer[sofar.length] = open.get(i);
            List<Integer> rest = new ArrayList<>(open);
            rest.remove(i);
            permute(longer, rest, orders);
        }
    }

    int[] order() {
        return best;
    }

    /** Whether each stream is related to the one before it. */
    boolean isWhole() {
        return depth == best.length;
    }
}
