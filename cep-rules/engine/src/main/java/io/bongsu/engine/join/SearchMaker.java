package io.bongsu.engine.join;

import io.bongsu.engine.plan.InputPlan.JoinKind;
import io.bongsu.engine.plan.InputPlan.JoinStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Decides how rows are found for an event of a stream: a pair, a chain of inner joins, or a tree. */
final class SearchMaker {
    private final Relations relations;
    private final OuterJoins joins;
    private final FinderMaker finders;
    private final List<JoinStep> steps;
    private final int streams;

    SearchMaker(Relations relations, OuterJoins joins, FinderMaker finders, List<JoinStep> steps) {
        this.relations = relations;
        this.joins = joins;
        this.finders = finders;
        this.steps = steps;
        this.streams = relations.streams();
    }

    Search make(int asking) {
        if (streams == 2) {
            JoinKind kind = steps.isEmpty() ? JoinKind.INNER : steps.get(0).kind();
            boolean outer = kind == JoinKind.FULL || kind == (asking == 0 ? JoinKind.LEFT : JoinKind.RIGHT);
            return new PairSearch(finders.make(asking, 1 - asking), outer);
        }
        return joins.allInner() && allRelated() ? chain(asking) : tree(asking);
    }

    /** Whether from each stream there is a way through all others, each related to the one before. */
    private boolean allRelated() {
        for (int i = 0; i < streams; i++) {
            if (!new Navigation(relations, i).isWhole()) {
                return false;
            }
        }
        return true;
    }

    private Search chain(int asking) {
        List<JoinFinder> chain = new ArrayList<>();
        int before = asking;
        for (int stream : new Navigation(relations, asking).order()) {
            chain.add(finders.make(before, stream));
            before = stream;
        }
        return new ChainSearch(streams, asking, chain);
    }

    private Search tree(int asking) {
        JoinTree tree = new JoinTree(relations, joins, asking);
        List<TreeStep> found = new ArrayList<>();
        for (int stream : tree.asking()) {
            List<JoinFinder> required = new ArrayList<>();
            List<JoinFinder> optional = new ArrayList<>();
            for (int below : tree.below(stream)) {
                (tree.isRequired(below) ? required : optional).add(finders.make(stream, below));
            }
            found.add(new TreeStep(stream, required, optional));
        }
        int needed = 1;
        while (needed < found.size() && tree.isRequired(found.get(needed).from())) {
            needed++;
        }
        Map<Integer, List<Assembly>> byDepth = new TreeMap<>((one, other) -> Integer.compare(other, one));
        assembly(tree, asking, 1, byDepth);
        List<Assembly> assemblies = new ArrayList<>();
        byDepth.values().forEach(assemblies::addAll);
        return new TreeSearch(streams, asking, found, needed, assemblies, misplaces(tree, asking, 0));
    }

    /** Whether a stream three or more below the root has only optional ones below it. */
    private static boolean misplaces(JoinTree tree, int stream, int depth) {
        List<Integer> below = tree.below(stream);
        boolean here = depth > 2 && !below.isEmpty() && below.stream().noneMatch(tree::isRequired);
        return here || below.stream().anyMatch(one -> misplaces(tree, one, depth + 1));
    }

    private Assembly assembly(JoinTree tree, int stream, int depth, Map<Integer, List<Assembly>> byDepth) {
        List<Integer> below = tree.below(stream);
        Assembly assembly = assembly(tree, stream);
        for (int one : below) {
            assembly(tree, one, depth + 1, byDepth).under(assembly);
        }
        byDepth.computeIfAbsent(depth, key -> new ArrayList<>()).add(assembly);
        return assembly;
    }

    private Assembly assembly(JoinTree tree, int stream) {
        List<Integer> below = tree.below(stream);
        if (below.isEmpty()) {
            return new Assembly.Leaf(stream, streams);
        }
        boolean required = below.stream().anyMatch(tree::isRequired);
        if (below.size() == 1) {
            return stream == tree.root()
                    ? new Assembly.Root(stream, streams, required)
                    : new Assembly.Branch(stream, streams, required);
        }
        int[][] filled = below.stream()
                .map(one ->
                        filled(tree, one).stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        return new Product(stream, streams, required, filled);
    }

    /** The stream and all below it. */
    private static List<Integer> filled(JoinTree tree, int stream) {
        List<Integer> filled = new ArrayList<>(List.of(stream));
        tree.below(stream).forEach(below -> filled.addAll(filled(tree, below)));
        return filled;
    }
}
