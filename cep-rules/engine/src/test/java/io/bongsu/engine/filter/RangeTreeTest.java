package io.bongsu.engine.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RangeTreeTest {
    private static final double[] SPECIAL = {
        Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, -Double.MAX_VALUE, Double.MAX_VALUE, 0, -0.0, Double.NaN
    };

    private static List<Integer> found(RangeTree<Integer> tree, double point) {
        List<Integer> found = new ArrayList<>();
        if (tree != null) {
            tree.find(point, found::add);
        }
        found.sort(null);
        return found;
    }

    private static double number(Random random) {
        return random.nextInt(5) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : random.nextInt(20);
    }

    @Test
    void agreesWithAskingEveryRange() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<RangeTree.Range<Integer>> ranges = new ArrayList<>();
            for (int i = random.nextInt(30); i > 0; i--) {
                ranges.add(new RangeTree.Range<>(number(random), number(random), i));
            }
            RangeTree<Integer> tree = RangeTree.of(ranges);
            for (int i = 0; i < 40; i++) {
                double point = number(random);
                List<Integer> expected = ranges.stream()
                        .filter(range -> range.low() <= point && point <= range.high())
                        .map(RangeTree.Range::value)
                        .sorted()
                        .toList();
                assertThat(found(tree, point))
                        .as("seed=%s point=%s ranges=%s", seed, point, ranges)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void manyRangesThatAreInfinitelyLow() {
        List<RangeTree.Range<Integer>> ranges = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ranges.add(new RangeTree.Range<>(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, i));
        }
        assertThat(found(RangeTree.of(ranges), Double.NEGATIVE_INFINITY)).hasSize(10);
        assertThat(found(RangeTree.of(ranges), 0)).isEmpty();
    }

    @Test
    void noRangesNoTree() {
        assertThat((Object) RangeTree.of(List.<RangeTree.Range<Integer>>of())).isNull();
    }
}
