package io.bongsu.benchmarks.contender.cep;

import io.bongsu.benchmarks.contender.Matches;
import io.bongsu.benchmarks.contender.peer.PeerEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.util.Collector;

/**
 * One pattern of two events of a key, in Flink CEP's words.
 *
 * <p>Shape: every start counts on its own ({@code noSkip}) and takes the first end after it ({@code followedBy}), as EPL's
 * {@code every a -> b} does. A window of Flink CEP ends just before start + size, as Esper's timers do.
 *
 * <p>Source: Flink documentation, "Complex Event Processing": After Match Skip Strategy, {@code notFollowedBy} with {@code
 * within}.
 */
public final class CepPattern<E extends PeerEvent> {
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final Pattern<E, ?> pattern;
    private final PatternProcessFunction<E, Tuple2<Long, Long>> result;

    private CepPattern(Pattern<E, ?> pattern, PatternProcessFunction<E, Tuple2<Long, Long>> result) {
        this.pattern = pattern;
        this.result = result;
    }

    /** {@code every a=start -> b=end where timer:within(60 sec)}. {@code rule} belongs to the match unless negative. */
    public static <E extends PeerEvent> CepPattern<E> followedBy(
            SimpleCondition<E> start, SimpleCondition<E> end, int rule) {
        return new CepPattern<>(
                Pattern.<E>begin("a", AfterMatchSkipStrategy.noSkip())
                        .where(start)
                        .followedBy("b")
                        .where(end)
                        .within(WINDOW),
                new Pair<>(rule));
    }

    /** {@code every a=start -> (timer:interval(60 sec) and not end)}. */
    public static <E extends PeerEvent> CepPattern<E> notFollowedBy(SimpleCondition<E> start, SimpleCondition<E> end) {
        return new CepPattern<>(
                Pattern.<E>begin("a", AfterMatchSkipStrategy.noSkip())
                        .where(start)
                        .notFollowedBy("b")
                        .where(end)
                        .within(WINDOW),
                new Alone<>());
    }

    Pattern<E, ?> pattern() {
        return pattern;
    }

    PatternProcessFunction<E, Tuple2<Long, Long>> result() {
        return result;
    }

    private static final class Pair<E extends PeerEvent> extends PatternProcessFunction<E, Tuple2<Long, Long>> {
        private static final long serialVersionUID = 1L;
        private final int rule;

        Pair(int rule) {
            this.rule = rule;
        }

        @Override
        public void processMatch(Map<String, List<E>> match, Context context, Collector<Tuple2<Long, Long>> out) {
            E end = match.get("b").get(0);
            long hash = Matches.hash(match.get("a").get(0).index(), end.index());
            out.collect(Tuple2.of(end.timeMillis(), rule < 0 ? hash : Matches.hash(rule, hash)));
        }
    }

    /** Complete at the window's end; when Flink CEP notices depends on the watermark. */
    private static final class Alone<E extends PeerEvent> extends PatternProcessFunction<E, Tuple2<Long, Long>> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processMatch(Map<String, List<E>> match, Context context, Collector<Tuple2<Long, Long>> out) {
            E start = match.get("a").get(0);
            out.collect(Tuple2.of(start.timeMillis() + WINDOW.toMillis(), Matches.hash(start.index())));
        }
    }
}
