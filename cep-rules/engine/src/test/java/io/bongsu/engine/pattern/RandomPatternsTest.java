package io.bongsu.engine.pattern;

import static io.bongsu.engine.timeline.Plans.and;
import static io.bongsu.engine.timeline.Plans.equal;
import static io.bongsu.engine.timeline.Plans.event;
import static io.bongsu.engine.timeline.Plans.every;
import static io.bongsu.engine.timeline.Plans.field;
import static io.bongsu.engine.timeline.Plans.followedBy;
import static io.bongsu.engine.timeline.Plans.greater;
import static io.bongsu.engine.timeline.Plans.interval;
import static io.bongsu.engine.timeline.Plans.not;
import static io.bongsu.engine.timeline.Plans.or;
import static io.bongsu.engine.timeline.Plans.repeat;
import static io.bongsu.engine.timeline.Plans.untagged;
import static io.bongsu.engine.timeline.Plans.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.plan.PatternPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random patterns on random timelines: a restore or a forgotten state at any moment changes nothing. */
class RandomPatternsTest {
    private static final int RULES = 1_500;
    private static final String[] STREAMS = {"A", "B", "C"};

    private Random random;
    private List<String> bound;
    private int tags;
    private int repetitions;

    @Test
    void restoredAndForgottenMachinesMatchAlike() {
        int matches = 0;
        for (int seed = 0; seed < RULES; seed++) {
            random = new Random(seed);
            bound = new ArrayList<>();
            tags = 0;
            PatternPlan plan = random.nextInt(4) > 0 ? every(pattern(2)) : pattern(3);
            matches += PatternTimeline.match(plan).on(timeline()).agrees("seed=" + seed + " " + plan);
        }
        assertThat(matches).as("the patterns do match").isGreaterThan(RULES);
    }

    private String timeline() {
        StringBuilder timeline = new StringBuilder();
        long time = 0;
        for (int i = 0; i < 14; i++) {
            time += 500L * random.nextInt(4);
            timeline.append(STREAMS[random.nextInt(STREAMS.length)])
                    .append(i)
                    .append(
                            random.nextInt(8) == 0
                                    ? ""
                                    : "(" + "xy".charAt(random.nextInt(2)) + "," + random.nextInt(3) + ")")
                    .append('@')
                    .append(time)
                    .append(' ');
        }
        return timeline.append('@').append(time + 5_000).toString();
    }

    private PatternPlan pattern(int depth) {
        if (depth == 0) {
            return filter();
        }
        return switch (random.nextInt(10)) {
            case 0 -> every(pattern(depth - 1));
            case 1, 2 -> followedBy(pattern(depth - 1), pattern(depth - 1));
            case 3 -> followedBy(filter(), pattern(depth - 1), pattern(depth - 1));
            case 4 -> and(pattern(depth - 1), pattern(depth - 1));
            case 5 -> and(pattern(depth - 1), not(pattern(depth - 1)));
            case 6 -> or(pattern(depth - 1), pattern(depth - 1));
            case 7 -> random.nextBoolean() ? interval(length()) : followedBy(filter(), interval(length()));
            case 8 -> within(pattern(depth - 1), length());
            default -> repetition(depth);
        };
    }

    private PatternPlan repetition(int depth) {
        repetitions++;
        PatternPlan operand = pattern(depth - 1);
        repetitions--;
        Integer low = random.nextBoolean() ? null : (Integer) random.nextInt(3);
        Integer high = random.nextBoolean() ? null : (Integer) (1 + random.nextInt(3));
        if (random.nextInt(3) == 0) {
            int exact = 1 + random.nextInt(2);
            return repeat(exact, exact, operand, null);
        }
        return repeat(low, high, operand, pattern(depth - 1));
    }

    private int length() {
        return 500 * (1 + random.nextInt(6));
    }

    private PatternPlan filter() {
        String stream = STREAMS[random.nextInt(STREAMS.length)];
        if (random.nextInt(5) == 0) {
            return untagged(stream);
        }
        String tag = "t" + tags++;
        String earlier = bound.isEmpty() ? null : bound.get(random.nextInt(bound.size()));
        if (repetitions == 0) {
            bound.add(tag);
        }
        return switch (earlier == null ? 0 : random.nextInt(3)) {
            case 1 -> event(tag, stream, equal(field("k"), field(earlier + ".k")));
            case 2 -> event(tag, stream, greater(field("n"), field(earlier + ".n")));
            default -> event(tag, stream);
        };
    }
}
