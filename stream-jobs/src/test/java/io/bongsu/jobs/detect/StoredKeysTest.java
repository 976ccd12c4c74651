package io.bongsu.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.event.PartitionKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Never says no of a key that is stored. */
final class StoredKeysTest {
    private static final PartitionKey AA = PartitionKey.of(List.of("Aa"));
    private static final PartitionKey BB = PartitionKey.of(List.of("BB"));
    private static final PartitionKey OTHER = PartitionKey.of(List.of("other"));

    @Test
    void keysOfOneHashAreCounted() {
        assertThat(AA.hashCode()).isEqualTo(BB.hashCode());
        try (StoredKeys<PartitionKey> keys = new StoredKeys<>()) {
            keys.add(AA);
            keys.add(BB);
            keys.remove(AA);
            assertThat(keys.mayContain(BB)).isTrue();
            keys.remove(BB);
            assertThat(keys.mayContain(AA)).isFalse();
        }
    }

    @Test
    void saysYesToEverythingUntilAllIsLearned() {
        try (StoredKeys<PartitionKey> keys = new StoredKeys<>(Stream.of(AA, BB))) {
            keys.learn(1);
            assertThat(keys.mayContain(OTHER)).isTrue();
            keys.remove(AA);
            keys.learn(5);
            assertThat(keys.mayContain(OTHER)).isFalse();
            assertThat(keys.mayContain(BB)).isTrue();
        }
    }
}
