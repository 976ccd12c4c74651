package io.bongsu.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.StatementPlan.Role;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.timeline.CountedChunks;
import io.bongsu.engine.timeline.Plans;
import io.bongsu.engine.timeline.Rules;
import io.bongsu.engine.timeline.Timeline;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a window of very many events costs to write: as much as a chunk. */
class LongWindowTest {
    private static final int EVENTS = 100_000;
    private static final int CHUNK = 64;

    private final CountedChunks chunks = new CountedChunks(CHUNK);
    private final StateOutput out = new StateOutput();
    private final StateInput in = new StateInput();
    private Partition partition = new Partition(PartitionKey.GLOBAL);
    private int next;

    private static RuleSet rules(WindowPlan window) {
        return Rules.set(Rules.rule("w")
                .statement(Role.OPEN, new InputPlan.Stream(Plans.filter("A"), Optional.of(window)), null, "eventId"));
    }

    private void feed(RuleSet rules, int count) {
        for (int i = 0; i < count; i++) {
            Event event = Timeline.event("A", "A" + next, next++, "key", 1);
            rules.route(event).forEach(routed -> partition.process(routed, rules, found -> {}));
        }
    }

    private byte[] write() {
        out.reset();
        partition.write(out, chunks);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"time", "length", "keepall"})
    void oneMoreEventWritesAChunkNotTheWindow(String kind) {
        RuleSet rules = rules(
                switch (kind) {
                    case "time" -> new WindowPlan.Time(EVENTS);
                    case "length" -> new WindowPlan.Length(EVENTS);
                    default -> new WindowPlan.KeepAll();
                });
        feed(rules, EVENTS);
        write();
        assertThat(chunks.takeBytesPut()).as("the whole window, once").isGreaterThan(20L * EVENTS);
        long most = 0;
        for (int i = 0; i < 3 * CHUNK; i++) {
            feed(rules, 1);
            long bytes = write().length;
            most = Math.max(most, bytes + chunks.takeBytesPut());
        }
        assertThat(most).isLessThan(2 * 60L * CHUNK);
        int before = chunks.count();
        byte[] bytes = write();
        partition = Partition.decode(PartitionKey.GLOBAL, bytes, 0, rules, in, chunks);
        assertThat(write()).isEqualTo(bytes);
        assertThat(chunks.takeBytesPut()).isZero();
        assertThat(chunks.count()).isEqualTo(before);
    }

    @Test
    void anEmptiedPartitionLeavesNoChunk() {
        RuleSet rules = rules(new WindowPlan.Time(1_000));
        feed(rules, 1_000);
        write();
        assertThat(chunks.count()).isGreaterThan(10);
        partition.advance(10_000, rules, found -> {});
        assertThat(partition.isEmpty()).isTrue();
        partition.removeChunks(chunks);
        assertThat(chunks.count()).isZero();
    }

    @Test
    void inOnePieceTheSameComesBack() {
        RuleSet rules = rules(new WindowPlan.Length(1_000));
        feed(rules, 2_500);
        write();
        byte[] whole = partition.encode();
        assertThat(Partition.decode(PartitionKey.GLOBAL, whole, rules).encode()).isEqualTo(whole);
    }
}
