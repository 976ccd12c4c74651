package io.bongsu.engine.partition;

import static io.bongsu.engine.timeline.Plans.a;
import static io.bongsu.engine.timeline.Plans.and;
import static io.bongsu.engine.timeline.Plans.b;
import static io.bongsu.engine.timeline.Plans.equal;
import static io.bongsu.engine.timeline.Plans.every;
import static io.bongsu.engine.timeline.Plans.field;
import static io.bongsu.engine.timeline.Plans.followedBy;
import static io.bongsu.engine.timeline.Plans.greater;
import static io.bongsu.engine.timeline.Plans.interval;
import static io.bongsu.engine.timeline.Plans.not;
import static io.bongsu.engine.timeline.Plans.repeat;
import static io.bongsu.engine.timeline.Plans.times;
import static io.bongsu.engine.timeline.Plans.within;
import static io.bongsu.engine.timeline.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.plan.StatementPlan.Role;
import io.bongsu.engine.state.StateException;
import io.bongsu.engine.timeline.Rules;
import io.bongsu.engine.timeline.Timeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartitionTest {
    private final List<Detection> found = new ArrayList<>();
    private final PendingEvents pending = new PendingEvents();
    private Partition partition = new Partition(PartitionKey.GLOBAL);

    private void offer(RuleSet rules, String timeline) {
        Timeline.events(timeline).forEach(event -> offer(rules, event));
    }

    private void offer(RuleSet rules, Event event) {
        rules.route(event).forEach(pending::add);
    }

    private void advance(RuleSet rules, long watermark) {
        pending.release(watermark, event -> partition.process(event, rules, found::add));
        partition.advance(watermark, rules, found::add);
    }

    private List<String> rows() {
        return found.stream()
                .map(row -> row.timeMillis() + ":"
                        + String.join(
                                " ",
                                row.details().values().stream()
                                        .map(String::valueOf)
                                        .toList()))
                .toList();
    }

    @Test
    void eventsGoInTheOrderOfTheirTimesAndIds() {
        RuleSet rules = Rules.set(rule("r").stream(Role.OPEN, "A", null, "eventId"));
        offer(rules, "A30@3000 A10@1000 A2@1000 A9@1000 A20@2000");
        advance(rules, 2_000);
        assertThat(rows()).containsExactly("1000:A2", "1000:A9", "1000:A10", "2000:A20");
        advance(rules, 3_000);
        assertThat(rows()).hasSize(5);
        assertThat(partition.isEmpty()).isTrue();
    }

    @Test
    void theOrderOfArrivalDoesNotCount() {
        RuleSet rules = Rules.set(
                rule("r")
                        .pattern(
                                Role.OPEN,
                                followedBy(every(a()), b(equal(field("k"), field("a.k")))),
                                "a.eventId",
                                "b.ts"),
                rule("q").stream(Role.OPEN, "B", null, "eventId"));
        List<Event> events =
                new ArrayList<>(Timeline.events("A1(x)@1000 A2(y)@1000 B3(x)@1000 B4(y)@2000 A5(x)@2000 B6(x)@2000"));
        List<Detection> first = null;
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(events, new Random(seed));
            partition = new Partition(PartitionKey.GLOBAL);
            found.clear();
            events.forEach(event -> offer(rules, event));
            advance(rules, 9_000);
            first = first == null ? List.copyOf(found) : first;
            assertThat(found).isEqualTo(first);
        }
        assertThat(first).hasSize(6);
    }

    @Test
    void theSameEventTwiceIsOne() {
        RuleSet rules = Rules.set(rule("r").stream(Role.OPEN, "A", null, "eventId"));
        RoutedEvent routed = rules.route(Timeline.event("A", "A1", 5, "x", 1)).get(0);
        RoutedEvent again = rules.route(Timeline.event("A", "A1", 5, "x", 1)).get(0);
        pending.add(routed);
        pending.add(again);
        advance(rules, 5);
        assertThat(found).hasSize(1);
        assertThat(pending.takeRepeated()).isEqualTo(1);
        assertThat(pending.takeRepeated()).isZero();
    }

    @Test
    void timersGoBeforeEventsOfTheirTime() {
        RuleSet rules = Rules.set(rule("r")
                .pattern(Role.OPEN, followedBy(every(a()), and(interval(10_000), not(b()))), "a.eventId"));
        offer(rules, "A1@0 B1@10000 A2@20000 B2@29999");
        assertThat(pending.firstMillis()).isZero();
        advance(rules, 0);
        assertThat(partition.nextDueMillis()).isEqualTo(10_000);
        advance(rules, 50_000);
        assertThat(rows()).containsExactly("10000:A1");
        assertThat(partition.isEmpty()).isTrue();
        assertThat(partition.nextDueMillis()).isEqualTo(Partition.NEVER);
    }

    @Test
    void aTimerIsDueThoughNoEventComes() {
        RuleSet rules = Rules.set(rule("r").pattern(Role.OPEN, followedBy(every(a()), interval(10_000)), "a.eventId"));
        offer(rules, "A1@1000");
        advance(rules, 10_999);
        assertThat(rows()).isEmpty();
        advance(rules, 11_000);
        assertThat(rows()).containsExactly("11000:A1");
    }

    @Test
    void whatIsInsertedIsSeenAfterAllStatementsSawTheOriginal() {
        RuleSet rules = Rules.set(
                rule("r").derives("D").stream(Role.OPEN, "D", null, "eventId", "k").insert("D", "A", null, "k").stream(
                        Role.OPEN, "A", null, "eventId"));
        offer(rules, "A1(x)@1000 A2(y)@1000");
        advance(rules, 1_000);
        assertThat(rows()).containsExactly("1000:A1", "1000:D@1000#0 x", "1000:A2", "1000:D@1000#1 y");
        assertThat(found.get(1).evidence()).extracting("eventId").containsExactly("A1");
    }

    @Test
    void idsOfInsertedEventsShowNeitherOtherRulesNorEarlierTimes() {
        Rules inserting = rule("r").derives("D").insert("D", "A", null, "k").stream(Role.OPEN, "D", null, "eventId");
        Rules other = rule("o").stream(Role.OPEN, "A", null, "n");
        offer(Rules.set(other, inserting), "A1(x)@1000 A2(y)@2000 A3(y)@2000");
        advance(Rules.set(other, inserting), 9_000);
        assertThat(rows()).contains("1000:D@1000#0", "2000:D@2000#0", "2000:D@2000#1");
    }

    @Test
    void aRuleThatFeedsItselfIsCutOff() {
        RuleSet rules = Rules.set(
                rule("r").derives("D").insert("D", "A", null, "k").insert("D", "D", null, "k"),
                rule("q").stream(Role.OPEN, "B", null, "eventId"));
        offer(rules, "A1(x) B1(x)");
        advance(rules, 9_000);
        assertThat(partition.takeCutOff()).isPositive();
        assertThat(partition.takeCutOff()).isZero();
        assertThat(rows()).as("others go on").containsExactly("2000:B1");
        assertThat(partition.isEmpty()).isTrue();
    }

    @Test
    void stateIsForgottenWhenPartialMatchesHaveExpired() {
        RuleSet rules = Rules.set(rule("r")
                .pattern(Role.OPEN, followedBy(every(a()), within(b(), 5_000)), "a.eventId")
                .pattern(Role.OPEN, every(times(2, a(equal(field("k"), "x"))))));
        offer(rules, "A1(y)@1000 A2(y)@2000");
        advance(rules, 2_000);
        assertThat(partition.isEmpty()).isFalse();
        advance(rules, 6_999);
        assertThat(partition.isEmpty()).isFalse();
        advance(rules, 7_000);
        assertThat(partition.isEmpty()).isTrue();
        offer(rules, "A3(x)@8000");
        advance(rules, 20_000);
        assertThat(partition.isEmpty()).as("one of two has come").isFalse();
    }

    @Test
    void anEventThatCannotStartAnythingKeepsNothing() {
        RuleSet rules = Rules.set(rule("r").pattern(Role.OPEN, followedBy(every(a()), b()), "a.eventId"));
        offer(rules, "B1@1000");
        advance(rules, 1_000);
        assertThat(partition.isEmpty()).isTrue();
    }

    @Test
    void aRestartBetweenAnyTwoStepsChangesNothing() {
        RuleSet rules = Rules.set(
                rule("r").pattern(Role.OPEN, followedBy(every(a()), within(b(), 3_000)), "a.eventId", "b.ts"),
                rule("q")
                        .derives("D")
                        .insert("D", "A", null, "k")
                        .pattern(Role.OPEN, every(times(2, event("D"))), "a[1].k"),
                rule("p")
                        .pattern(Role.OPEN, every(within(repeat(1, 2, a(), b()), 4_000)), "a[0].eventId", "b.eventId"));
        List<Event> events =
                Timeline.events("A1(x) A2(y) B1(x) A3(z)@3500 B2(y)@4000 A4(x)@9000 B3(x)@9001 B4(x)@12000");
        for (Event event : events) {
            offer(rules, event);
            advance(rules, event.timeMillis() - 500);
        }
        advance(rules, 20_000);
        List<Detection> expected = List.copyOf(found);
        found.clear();
        partition = new Partition(PartitionKey.GLOBAL);
        for (Event event : events) {
            offer(rules, event);
            restart(rules);
            advance(rules, event.timeMillis() - 500);
            restart(rules);
        }
        advance(rules, 20_000);
        assertThat(found).isEqualTo(expected).hasSizeGreaterThan(6);
    }

    private static io.bongsu.engine.plan.PatternPlan event(String stream) {
        return io.bongsu.engine.timeline.Plans.event("a", stream);
    }

    private void restart(RuleSet rules) {
        byte[] bytes = partition.encode(rules);
        partition = Partition.decode(PartitionKey.GLOBAL, bytes, rules);
        assertThat(partition.encode(rules)).isEqualTo(bytes);
    }

    @Test
    void whatARetiredRuleKeptIsDropped() {
        Rules retired = rule("r")
                .derives("D")
                .insert("D", "A", null, "k")
                .pattern(Role.OPEN, followedBy(every(event("D")), b()), "a.k");
        Rules stays = rule("q").pattern(Role.OPEN, followedBy(every(a()), b()), "a.eventId");
        RuleSet both = Rules.set(retired, stays);
        offer(both, "A1(x) A2(y) B1(x)@9000");
        advance(both, 2_000);
        RuleSet one = Rules.set(null, stays);
        partition = Partition.decode(PartitionKey.GLOBAL, partition.encode(both), one);
        advance(one, 9_000);
        assertThat(rows()).containsExactly("9000:A1", "9000:A2");
        assertThat(partition.isEmpty()).isTrue();
    }

    @Test
    void aBufferedFilterThatTheRuleHasNoMoreIsPassedOver() {
        RuleSet rules = Rules.set(rule("r").stream(Role.OPEN, "A", null, "eventId"));
        pending.add(new RoutedEvent(PartitionKey.GLOBAL, Timeline.event("A", "A1", 5, "x", 1), new int[] {65_000}));
        advance(rules, 5);
        assertThat(found).isEmpty();
    }

    @Test
    void brokenBytesAreAStateExceptionAndNothingElse() {
        RuleSet rules = Rules.set(
                rule("r")
                        .pattern(
                                Role.OPEN,
                                followedBy(every(a()), within(b(equal(field("k"), field("a.k"))), 90_000)),
                                "a.k"),
                rule("q")
                        .derives("D")
                        .insert("D", "A", null, "k")
                        .pattern(Role.OPEN, followedBy(every(event("D")), b()), "a.k"),
                rule("p").pattern(Role.OPEN, repeat(5, null, a(greater(field("n"), 0)), b()), "a[0].k"));
        offer(rules, "A1(x,1) A2(y,2) A3(x,3)@70000");
        advance(rules, 2_000);
        byte[] bytes = partition.encode(rules);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Partition.decode(PartitionKey.GLOBAL, cut, rules))
                    .isInstanceOf(StateException.class);
        }
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] garbled = bytes.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                garbled[random.nextInt(garbled.length)] = (byte) random.nextInt(256);
            }
            try {
                Partition.decode(PartitionKey.GLOBAL, garbled, rules);
            } catch (StateException expected) {
                assertThat(expected).hasMessageContaining(" ");
            }
        }
    }
}
