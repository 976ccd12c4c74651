package io.bongsu.engine.local;

import static io.bongsu.engine.timeline.Plans.a;
import static io.bongsu.engine.timeline.Plans.and;
import static io.bongsu.engine.timeline.Plans.b;
import static io.bongsu.engine.timeline.Plans.every;
import static io.bongsu.engine.timeline.Plans.followedBy;
import static io.bongsu.engine.timeline.Plans.interval;
import static io.bongsu.engine.timeline.Plans.not;
import static io.bongsu.engine.timeline.Plans.within;
import static io.bongsu.engine.timeline.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.alert.Alert;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.partition.RuleSet;
import io.bongsu.engine.plan.StatementPlan.Role;
import io.bongsu.engine.timeline.Rules;
import io.bongsu.engine.timeline.Timeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Alerts are a function of the events: of nothing else. */
class LocalRunTest {
    private static final RuleSet RULES = Rules.set(
            rule("life")
                    .keyedBy("k")
                    .dedup("k")
                    .pattern(Role.OPEN, followedBy(every(a()), within(b(), 3_000)), "b.k", "a.eventId")
                    .pattern(Role.CLOSE, followedBy(every(b()), and(interval(4_000), not(a()))), "b.k"),
            rule("rows").pattern(Role.OPEN, followedBy(every(a()), b()), "a.eventId", "b.ts"),
            rule("derived").keyedBy("k").derives("D").insert("D", "A", null, "k", "n").stream(
                    Role.OPEN, "D", null, "eventId", "k"));

    private static List<Event> events(int seed) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        long time = 0;
        for (int i = 0; i < 60; i++) {
            time += 250L * random.nextInt(6);
            events.add(Timeline.event(
                    random.nextBoolean() ? "A" : "B", "e" + i, time, "k" + random.nextInt(4), random.nextInt(3)));
        }
        return events;
    }

    private static List<Alert> alerts(List<Event> events, long step, boolean restarts) {
        List<Alert> alerts = new ArrayList<>();
        LocalRun run = new LocalRun(RULES, detection -> {}, alerts::add);
        List<Event> rest = new ArrayList<>(events);
        for (long watermark = step; !rest.isEmpty() || watermark < 200_000; watermark += step) {
            long upTo = watermark;
            rest.stream().filter(event -> event.timeMillis() <= upTo).forEach(run::offer);
            rest.removeIf(event -> event.timeMillis() <= upTo);
            run.advance(watermark);
            if (restarts) {
                run.restart();
            }
        }
        assertThat(run.late()).isZero();
        return alerts;
    }

    @Test
    void neitherArrivalNorWatermarksNorRestartsShow() {
        for (int seed = 0; seed < 10; seed++) {
            List<Event> events = events(seed);
            List<Alert> expected = alerts(events, 200_000, false);
            assertThat(expected).hasSizeGreaterThan(20);
            assertThat(expected.stream().map(Alert::alertId)).doesNotHaveDuplicates();
            Collections.shuffle(events, new Random(seed));
            assertThat(alerts(events, 50, false)).as("steps, seed=%s", seed).isEqualTo(expected);
            assertThat(alerts(events, 700, true)).as("restarts, seed=%s", seed).isEqualTo(expected);
        }
    }

    @Test
    void keysThatKeepNothingAreForgotten() {
        LocalRun run = new LocalRun(
                Rules.set(rule("r").keyedBy("k").pattern(Role.OPEN, followedBy(every(a()), within(b(), 1_000)), "a.k")),
                detection -> {},
                alert -> {});
        for (int i = 0; i < 100; i++) {
            run.offer(Timeline.event("A", "A" + i, 10, "k" + i, i));
        }
        run.advance(10);
        assertThat(run.partitionCount()).isEqualTo(100);
        assertThat(run.nextDueMillis()).isEqualTo(1_010);
        run.advance(1_010);
        assertThat(run.partitionCount()).isZero();
    }

    @Test
    void whatIsLateIsCounted() {
        LocalRun run = new LocalRun(RULES, detection -> {}, alert -> {});
        run.advance(1_000);
        run.offer(Timeline.event("A", "A1", 1_000, "x", 1));
        run.offer(Timeline.event("A", "A2", 1_001, "x", 1));
        assertThat(run.late()).isEqualTo(1);
    }

    @Test
    void aRuleOfTimersAloneStartsWithTheFirstEventOfAll() {
        List<Alert> alerts = new ArrayList<>();
        RuleSet ticks = Rules.set(rule("ticks").pattern(Role.OPEN, every(interval(1_000))));
        LocalRun run = new LocalRun(ticks, detection -> {}, alerts::add);
        run.offer(Timeline.event("A", "e1", 500, "k", 1));
        run.offer(Timeline.event("B", "e2", 900, "k", 1));
        run.advance(3_600);
        assertThat(alerts.stream().map(Alert::detectedAtMillis)).containsExactly(1_500L, 2_500L, 3_500L);
    }
}
