package io.bongsu.engine.recognize;

import io.bongsu.engine.plan.RowMatchPlan.Skip;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Chooses among matches that are complete at one moment.
 *
 * <p>Shape: per partition, of the matches that begin with the same row the best is taken; beginnings that the skip clause
 * leaves out after an earlier match fall away. Better is what ends later, then what took more rows at some greedy place,
 * whatever it took at the others: so Esper compares them, one after the other in the order of their ends.
 */
final class MatchRanking {
    private static final Comparator<RowMatch> LATEST_END = (left, right) -> Long.compare(right.end, left.end);

    private final Skip skip;
    private final boolean partitioned;
    private final boolean all;

    /** @param all whether every match is told, the best one only deciding what is skipped */
    MatchRanking(Skip skip, boolean partitioned, boolean all) {
        this.skip = skip;
        this.partitioned = partitioned;
        this.all = all;
    }

    List<RowMatch> rank(List<RowMatch> complete) {
        if (complete.size() < 2) {
            return complete;
        }
        if (!partitioned) {
            return rankPartition(complete);
        }
        Map<Object, List<RowMatch>> byPartition = new LinkedHashMap<>();
        complete.forEach(match -> byPartition
                .computeIfAbsent(match.key, key -> new ArrayList<>(2))
                .add(match));
        List<RowMatch> ranked = new ArrayList<>();
        byPartition.values().forEach(matches -> ranked.addAll(matches.size() == 1 ? matches : rankPartition(matches)));
        return ranked;
    }

    private List<RowMatch> rankPartition(List<RowMatch> complete) {
        TreeMap<Long, List<RowMatch>> byBegin = new TreeMap<>();
        complete.forEach(match -> byBegin.computeIfAbsent(match.begin, begin -> new ArrayList<>(2))
                .add(match));
        if (all && byBegin.size() == 1) {
            return complete;
        }
        List<RowMatch> ranked = new ArrayList<>();
        long skipTo = Long.MIN_VALUE;
        for (Map.Entry<Long, List<RowMatch>> same : byBegin.entrySet()) {
            if (skip == Skip.PAST_LAST_ROW && same.getKey() <= skipTo) {
                continue;
            }
            RowMatch best = best(same.getValue());
            if (all) {
                ranked.addAll(same.getValue());
            } else {
                ranked.add(best);
            }
            skipTo = Math.max(skipTo, best.end);
        }
        return ranked;
    }

    private static RowMatch best(List<RowMatch> matches) {
        if (matches.size() == 1) {
            return matches.get(0);
        }
        matches.sort(LATEST_END);
        RowMatch best = matches.get(0);
        for (RowMatch match : matches) {
            if (match != best && isBetter(match.counts, best.counts)) {
                best = match;
            }
        }
        return best;
    }

    private static boolean isBetter(int[] counts, int[] best) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > best[i]) {
                return true;
            }
        }
        return false;
    }
}
