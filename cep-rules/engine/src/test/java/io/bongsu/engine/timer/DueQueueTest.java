package io.bongsu.engine.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DueQueueTest {
    private static final class Task extends DueQueue.Entry {}

    @Test
    void givesWhatIsDueFirst() {
        DueQueue<Task> queue = new DueQueue<>();
        Task early = new Task();
        Task late = new Task();
        queue.set(late, 20);
        queue.set(early, 10);
        assertThat(queue.firstMillis()).isEqualTo(10);
        queue.set(early, 30);
        assertThat(queue.firstMillis()).isEqualTo(20);
        assertThat(queue.poll()).isSameAs(late);
        assertThat(queue.poll()).isSameAs(early);
        assertThat(queue.poll()).isNull();
        assertThat(queue.firstMillis()).isEqualTo(DueQueue.NEVER);
    }

    @Test
    void agreesWithSortingWhateverIsSetAndTakenOut() {
        Random random = new Random(5);
        DueQueue<Task> queue = new DueQueue<>();
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            tasks.add(new Task());
        }
        for (int step = 0; step < 20_000; step++) {
            int what = random.nextInt(10);
            if (what == 0) {
                long first = queue.firstMillis();
                Task polled = queue.poll();
                assertThat(polled == null ? DueQueue.NEVER : first).isEqualTo(first);
            } else {
                Task task = tasks.get(random.nextInt(tasks.size()));
                queue.set(task, what == 1 ? DueQueue.NEVER : random.nextInt(1_000));
            }
            long smallest =
                    tasks.stream().mapToLong(DueQueue.Entry::dueMillis).min().orElseThrow();
            assertThat(queue.firstMillis()).isEqualTo(smallest);
        }
        assertThat(queue.size()).isEqualTo((int) tasks.stream()
                .filter(task -> task.dueMillis() != DueQueue.NEVER)
                .count());
    }
}
