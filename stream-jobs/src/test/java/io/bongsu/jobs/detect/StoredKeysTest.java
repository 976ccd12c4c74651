package io.bongsu.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.event.PartitionKey;
import java.util.ArrayList;
import java.util.List;
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
        List<PartitionKey> stored = new ArrayList<>(List.of(AA, BB));
        for (int i = 0; i < 30; i++) {
            stored.add(PartitionKey.of(List.of(i)));
        }
        try (StoredKeys<PartitionKey> keys = new StoredKeys<>(stored.stream())) {
            keys.missed();
            assertThat(keys.mayContain(OTHER)).isTrue();
            keys.remove(AA);
            keys.time();
            keys.time();
            assertThat(keys.mayContain(OTHER)).isFalse();
            assertThat(keys.mayContain(BB)).isTrue();
            assertThat(keys.mayContain(stored.get(31))).isTrue();
        }
    }
}
