package io.bongsu.jobs.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A Flink inside this JVM: RocksDB state, exactly-once checkpoints that outlive the process.
 *
 * <p>Unit: memory is sized for up to 64 subtasks of each stage. Cost: up in about 2 s.
 */
final class EmbeddedFlink {
    private static final long PROGRESS_MILLIS = 1_000;

    private EmbeddedFlink() {}

    static StreamExecutionEnvironment environment(RunOptions options, Path checkpoints, Optional<Path> restored) {
        int parallelism = options.parallelism;
        Configuration flink = new Configuration();
        flink.setString("state.backend.type", "rocksdb");
        flink.setString("execution.checkpointing.storage", "filesystem");
        flink.setString("execution.checkpointing.dir", checkpoints.toUri().toString());
        flink.setString("execution.checkpointing.mode", "EXACTLY_ONCE");
        flink.setString("execution.checkpointing.interval", options.checkpointInterval.toMillis() + " ms");
        flink.setString("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
        flink.setString("execution.checkpointing.num-retained", "2");
        flink.setString("restart-strategy.type", "none");
        flink.setString("pipeline.generic-types", "false");
        flink.setString("pipeline.max-parallelism", "128");
        flink.setString("taskmanager.numberOfTaskSlots", Integer.toString(parallelism));
        long network = Math.min(512, 32 + 4L * parallelism * parallelism);
        flink.setString("taskmanager.memory.network.min", network + " mb");
        flink.setString("taskmanager.memory.network.max", network + " mb");
        flink.setString("taskmanager.memory.managed.size", (64 + 32L * parallelism) + " mb");
        flink.setString("heartbeat.interval", "1 s");
        flink.setString("rest.bind-port", "0");
        restored.ifPresent(path -> {
            flink.setString("execution.state-recovery.path", path.toUri().toString());
            flink.setString("execution.state-recovery.claim-mode", "NO_CLAIM");
        });
        return StreamExecutionEnvironment.createLocalEnvironment(parallelism, flink);
    }

    /** Runs the job to its end, telling progress; its counts. */
    static SortedMap<String, Long> run(StreamExecutionEnvironment flink, String name, int total, PrintWriter err)
            throws Exception {
        JobClient job = flink.executeAsync("bongsu-" + name);
        CompletableFuture<JobExecutionResult> result = job.getJobExecutionResult();
        SortedMap<String, Long> counts = new TreeMap<>();
        long told = -1;
        while (true) {
            try {
                JobExecutionResult end = result.get(PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
                end.getAllAccumulatorResults().forEach((counter, value) -> put(counts, counter, value));
                return counts;
            } catch (TimeoutException waiting) {
                told = progress(job, total, told, err);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        }
    }

    private static long progress(JobClient job, int total, long told, PrintWriter err) {
        try {
            Map<String, Object> running = job.getAccumulators().get(PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
            if (running.get("eventsRead") instanceof Long read && read != told && total > 0) {
                err.printf("cep: %d of %d events (%d %%)%n", read, total, 100 * read / total);
                err.flush();
                return read;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            return told; // the job is just starting or ending
        }
        return told;
    }

    private static void put(SortedMap<String, Long> counts, String counter, Object value) {
        if (value instanceof Long count) {
            counts.put(counter, count);
        }
    }
}
