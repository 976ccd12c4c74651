package io.bongsu.engine.alert;

import static io.bongsu.engine.timeline.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.engine.event.Evidence;
import io.bongsu.engine.event.Origin;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.partition.Detection;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.engine.plan.StatementPlan.Role;
import io.bongsu.engine.state.StateException;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.timeline.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AlertLifeTest {
    private static final RulePlan LIVING = withClose().dedup("k").plan();

    private static Rules withClose() {
        return withoutClose().stream(Role.UPDATE, "B", null, "k").stream(Role.CLOSE, "C", null, "k");
    }

    private static Rules withoutClose() {
        return rule("r").stream(Role.OPEN, "A", null, "k");
    }

    private static Detection row(Role role, long time, String key, String... eventIds) {
        List<Evidence> evidence = Arrays.stream(eventIds)
                .map(id -> new Evidence("a", "A", id, time - 10, Origin.UNKNOWN))
                .toList();
        return new Detection(0, role, role.name(), time, PartitionKey.GLOBAL, 0, "default", Map.of("k", key), evidence);
    }

    private static String name(RulePlan plan, Detection row) {
        return new SituationNames().of(new AlertProgram(plan), row);
    }

    /** Feeds rows such as {@code OPEN@5}, all of key x, with a restore after each or not. */
    private static List<Alert> alerts(RulePlan plan, boolean restore, String rows) {
        Map<String, AlertLife> lives = new TreeMap<>();
        List<Alert> alerts = new ArrayList<>();
        for (String word : rows.split(" ")) {
            String[] parts = word.split("@");
            Detection row = row(Role.valueOf(parts[0]), Long.parseLong(parts[1]), "x", "A1");
            String fingerprint = name(plan, row);
            AlertLife life = lives.computeIfAbsent(fingerprint, AlertLife::new);
            life.apply(new AlertProgram(plan), row).ifPresent(alerts::add);
            if (restore) {
                AlertLife again = AlertLife.decode(fingerprint, life.encode());
                assertThat(again.encode()).isEqualTo(life.encode());
                lives.put(fingerprint, again);
            }
        }
        return alerts;
    }

    private static void expect(RulePlan plan, String rows, String... transitions) {
        List<Alert> straight = alerts(plan, false, rows);
        assertThat(straight.stream().map(one -> one.transition() + "@" + one.detectedAtMillis() + "#" + one.sequence()))
                .containsExactly(transitions);
        assertThat(straight.stream().map(Alert::alertId)).doesNotHaveDuplicates();
        assertThat(alerts(plan, true, rows)).as("with a restore after each row").isEqualTo(straight);
    }

    @Test
    void opensUpdatesAndCloses() {
        expect(
                LIVING,
                "OPEN@1 UPDATE@2 UPDATE@3 CLOSE@4 OPEN@5",
                "OPEN@1#1",
                "UPDATE@2#2",
                "UPDATE@3#3",
                "CLOSE@4#4",
                "OPEN@5#1");
    }

    @Test
    void whatDoesNotFitIsIgnored() {
        expect(LIVING, "UPDATE@1 CLOSE@2 OPEN@3 OPEN@4 STEP@5 CLOSE@6 CLOSE@7 UPDATE@8", "OPEN@3#1", "CLOSE@6#2");
    }

    @Test
    void theCooldownHoldsBackWhatComesAgainTooSoon() {
        RulePlan plan = withClose().dedup("k").cooldown(100).plan();
        expect(plan, "OPEN@1 CLOSE@10 OPEN@50 CLOSE@60 OPEN@109 OPEN@110", "OPEN@1#1", "CLOSE@10#2", "OPEN@110#1");
    }

    @Test
    void withoutACloseEachRowIsAnEpisode() {
        RulePlan plan = withoutClose().dedup("k").plan();
        expect(plan, "OPEN@1 UPDATE@2 OPEN@3", "OPEN@1#1", "OPEN@3#1");
        expect(
                withoutClose().dedup("k").cooldown(10).plan(),
                "OPEN@1 OPEN@10 OPEN@11 OPEN@12",
                "OPEN@1#1",
                "OPEN@11#1");
    }

    @Test
    void withoutADedupKeyEachRowIsASituation() {
        RulePlan plan = withClose().plan();
        expect(plan, "OPEN@1 OPEN@2 CLOSE@3", "OPEN@1#1", "OPEN@2#1");
        assertThat(name(plan, row(Role.OPEN, 1, "x", "A1")))
                .isEqualTo(name(plan, row(Role.OPEN, 1, "x", "A1")))
                .isNotEqualTo(name(plan, row(Role.OPEN, 1, "x", "A2")))
                .isNotEqualTo(name(plan, row(Role.OPEN, 1, "y", "A1")))
                .isNotEqualTo(name(plan, row(Role.OPEN, 2, "x", "A1")));
    }

    @Test
    void twoEpisodesOfOneTimeHaveDifferentIds() {
        expect(
                LIVING,
                "OPEN@1 CLOSE@1 OPEN@1 CLOSE@1 OPEN@1",
                "OPEN@1#1",
                "CLOSE@1#2",
                "OPEN@1#1",
                "CLOSE@1#2",
                "OPEN@1#1");
        expect(withoutClose().dedup("k").plan(), "OPEN@1 OPEN@1 OPEN@2", "OPEN@1#1", "OPEN@1#1", "OPEN@2#1");
    }

    @Test
    void rowsThatLookAlikeAreNumberedWithinAStep() {
        AlertProgram plan = new AlertProgram(withoutClose().plan());
        SituationNames names = new SituationNames();
        List<String> found = new ArrayList<>();
        for (String key : List.of("x", "y", "x", "x")) {
            found.add(names.of(plan, row(Role.OPEN, 1, key, "A1")));
        }
        found.add(names.of(plan, row(Role.OPEN, 2, "x", "A1")));
        assertThat(found).doesNotHaveDuplicates();
        SituationNames again = new SituationNames();
        assertThat(again.of(plan, row(Role.OPEN, 2, "x", "A1"))).isEqualTo(found.get(4));
        assertThat(again.of(plan, row(Role.OPEN, 1, "x", "A1"))).isEqualTo(found.get(0));
        assertThat(again.of(plan, row(Role.OPEN, 1, "x", "A1"))).isEqualTo(found.get(2));
    }

    /** Ids that alerts had before: they never change. */
    @Test
    void theFingerprintIsTheHashOfTexts() {
        assertThat(name(LIVING, row(Role.OPEN, 1, "x", "A1"))).isEqualTo("69ec07959bbaa5db8259a1d34a5bc649");
        assertThat(name(LIVING, row(Role.OPEN, 1, "가", "A1"))).isEqualTo("475cd28ac3f53e5a9c22a7e909ed2a77");
        assertThat(alerts(LIVING, false, "OPEN@5").get(0).alertId()).isEqualTo("43fb894c6fc546cc6958f94a940b65ae-1");
    }

    @Test
    void theFingerprintOfADedupKeyLooksAtNothingElse() {
        assertThat(name(LIVING, row(Role.OPEN, 1, "x", "A1")))
                .isEqualTo(name(LIVING, row(Role.CLOSE, 9, "x", "A2")))
                .isNotEqualTo(name(LIVING, row(Role.OPEN, 1, "y", "A1")))
                .hasSize(32);
    }

    @Test
    void isForgottenWhenClosedAndQuiet() {
        AlertLife life = new AlertLife("f");
        RulePlan plan = withClose().dedup("k").cooldown(100).plan();
        assertThat(life.forgetAtMillis()).isEqualTo(Long.MIN_VALUE);
        life.apply(new AlertProgram(plan), row(Role.OPEN, 5, "x"));
        assertThat(life.forgetAtMillis()).isEqualTo(Long.MAX_VALUE);
        life.apply(new AlertProgram(plan), row(Role.CLOSE, 9, "x"));
        assertThat(life.forgetAtMillis()).isEqualTo(109);
    }

    @Test
    void anAlertSaysWhatItsPlanSays() {
        List<Alert> alerts = alerts(LIVING, false, "OPEN@100 UPDATE@200 CLOSE@300");
        Alert close = alerts.get(2);
        assertThat(close.headline()).isEqualTo("x seen -");
        assertThat(close.labels()).containsEntry("key", "k=x");
        assertThat(close.reason()).isEqualTo("CLOSE");
        assertThat(close.negativeEvidence()).containsExactly(new Alert.NegativeEvidence("B", "no B of x", 300));
        assertThat(close.firstEventTimeMillis()).isEqualTo(90);
        assertThat(close.lastEventTimeMillis()).isEqualTo(290);
        assertThat(alerts.get(0).severity()).isEqualTo("Severe");
        assertThat(alerts.get(1).severity()).isEqualTo("Minor");
        assertThat(alerts.get(1).negativeEvidence()).isEmpty();
    }

    @Test
    void aStateOfTheFirstVersionOpens() {
        StateOutput old = new StateOutput();
        old.writeByte(1);
        old.writeBoolean(true);
        old.writeSize(3);
        old.writeString("episode");
        old.writeLong(5);
        old.writeLong(Long.MIN_VALUE);
        Alert alert = AlertLife.decode("f", old.toByteArray())
                .apply(new AlertProgram(LIVING), row(Role.UPDATE, 9, "x"))
                .orElseThrow();
        assertThat(alert.alertId()).isEqualTo("episode-4");
    }

    @Test
    void otherBytesAreRefused() {
        AlertLife life = new AlertLife("f");
        life.apply(new AlertProgram(LIVING), row(Role.OPEN, 5, "x"));
        byte[] bytes = life.encode();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> AlertLife.decode("f", cut)).isInstanceOf(StateException.class);
        }
        byte[] future = bytes.clone();
        future[2] = 99;
        assertThatThrownBy(() -> AlertLife.decode("f", future)).hasMessageContaining("version=99");
    }
}
