package io.bongsu.benchmarks.contender.flink;

import io.bongsu.benchmarks.contender.Round;
import io.bongsu.benchmarks.contender.RoundClock;
import io.bongsu.benchmarks.contender.Workplace;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.AbstractCheckpointStats;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.checkpoint.CheckpointStatsStatus;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The one Flink of this JVM: as many slots as cores, job after job.
 *
 * <p>Shape: started with the first job, ends with the JVM. All systems have the same memory, and the same checkpoints:
 * exactly once, aligned, incremental with RocksDB.
 *
 * <p>Cost: up in about 2 s; a job is deployed in some 100 ms, which no round counts.
 *
 * <p>Errors: a job's failure is thrown with its cause; a job that lasts too long is cancelled (TimeoutException).
 */
public final class BenchFlink {
    /** Where keyed state lives. */
    public enum State {
        HEAP("hashmap"),
        ROCKSDB("rocksdb");

        private final String type;

        State(String type) {
            this.type = type;
        }
    }

    /** The figure of a durable system's round: checkpoints that began within it and were completed. */
    public static final String CHECKPOINTS = "checkpoints";

    private static final int LOOK_MILLIS = 20;
    private static final int BARRIERS = 2;

    private static BenchFlink shared;

    private final Workplace place = Workplace.current();
    private final MiniCluster cluster;

    private BenchFlink() throws Exception {
        Configuration memory = new Configuration();
        memory.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(768));
        memory.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(128));
        memory.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(128));
        memory.setString("io.tmp.dirs", place.folder().toString());
        memory.setString("heartbeat.timeout", "600 s");
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(memory)
                .withRandomPorts()
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(place.parallelism())
                .build());
        cluster.start();
    }

    public static synchronized BenchFlink shared() throws Exception {
        if (shared == null) {
            shared = new BenchFlink();
        }
        return shared;
    }

    /** For a job from the beginning, with checkpoints if {@code durable}. */
    public StreamExecutionEnvironment environment(State state, boolean durable) {
        return new StreamExecutionEnvironment(configuration(state, durable));
    }

    /** For a job that goes on from a savepoint or retained checkpoint. */
    public StreamExecutionEnvironment restored(State state, boolean durable, String savepoint) {
        Configuration job = configuration(state, durable);
        job.setString("execution.state-recovery.path", savepoint);
        job.setString("execution.state-recovery.claim-mode", "NO_CLAIM");
        return new StreamExecutionEnvironment(job);
    }

    private Configuration configuration(State state, boolean durable) {
        Configuration job = new Configuration();
        job.setString("state.backend.type", state.type);
        job.setString("parallelism.default", Integer.toString(place.parallelism()));
        job.setString("pipeline.max-parallelism", "128");
        job.setString("restart-strategy.type", "none");
        job.setString("execution.checkpointing.storage", "filesystem");
        job.setString(
                "execution.checkpointing.dir",
                place.folder().resolve("checkpoints").toUri().toString());
        job.setString("execution.checkpointing.incremental", "true");
        // The source of the rules is through at once: without this there would be no checkpoint at all.
        job.setString("execution.checkpointing.checkpoints-after-tasks-finish", "true");
        job.setString("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
        if (durable) {
            job.setString("execution.checkpointing.interval", place.checkpointMillis() + " ms");
        }
        return job;
    }

    /** Runs a job to its end: the round of {@link RoundClock}, which its source and sinks have told. */
    public Round run(StreamExecutionEnvironment flink, long events) throws Exception {
        RoundClock clock = RoundClock.next();
        StartGate.close();
        JobID job;
        try {
            job = submit(flink);
            awaitDeployed(job);
        } finally {
            StartGate.open();
        }
        if (flink.getCheckpointInterval() > 0) {
            endWithCheckpoint(job, clock);
        }
        await(job);
        if (flink.getCheckpointInterval() > 0) {
            clock.figure(CHECKPOINTS, checkpointsWithin(clock, job));
        }
        return clock.round(events);
    }

    /** A job with checkpoints lasts until one is completed after its end: this one comes at once, not by the clock. */
    private void endWithCheckpoint(JobID job, RoundClock clock) throws Exception {
        CompletableFuture<JobResult> end = cluster.requestJobResult(job);
        CompletableFuture<String> checkpoint = null;
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(place.timeoutSeconds());
        while (!end.isDone() && System.nanoTime() < last) {
            // One that is declined, because not all operators are through, or all are, is followed by another.
            if (clock.hasEnded() && (checkpoint == null || checkpoint.isDone())) {
                checkpoint = cluster.triggerCheckpoint(job);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** Those that a round had to bear; that with which a job ends is none of them. */
    private int checkpointsWithin(RoundClock clock, JobID job) throws Exception {
        CheckpointStatsSnapshot taken = cluster.getExecutionGraph(job).get().getCheckpointStatsSnapshot();
        int within = 0;
        for (AbstractCheckpointStats one : taken.getHistory().getCheckpoints()) {
            if (one.getStatus() == CheckpointStatsStatus.COMPLETED && clock.includes(one.getTriggerTimestamp())) {
                within++;
            }
        }
        return within;
    }

    /** Starts a job whose source holds; it stays after {@link #awaitHeld}. */
    public JobID start(StreamExecutionEnvironment flink) throws Exception {
        RoundClock.next();
        HeldSource.reset();
        return submit(flink);
    }

    private JobID submit(StreamExecutionEnvironment flink) throws Exception {
        return cluster.submitJob(flink.getStreamGraph())
                .get(place.timeoutSeconds(), TimeUnit.SECONDS)
                .getJobID();
    }

    /** Until the source has sent all that it has, and all operators are up. */
    public void awaitHeld(JobID job) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(place.timeoutSeconds());
        while (!HeldSource.await(place.parallelism(), LOOK_MILLIS) || !allRun(job)) {
            if (cluster.getJobStatus(job).get().isGloballyTerminalState()) {
                await(job);
            }
            if (System.nanoTime() > end) {
                cluster.cancelJob(job);
                throw new TimeoutException("a source must send its events in time, seconds=" + place.timeoutSeconds());
            }
        }
    }

    /**
     * Until all operators are up and have what was sent before the events, such as rules: a checkpoint's barrier comes after
     * that. The second one surely began when the sources were at work.
     */
    private void awaitDeployed(JobID job) throws Exception {
        int completed = 0;
        while (completed < BARRIERS && !cluster.getJobStatus(job).get().isGloballyTerminalState()) {
            if (allRun(job)) {
                try {
                    checkpoint(job);
                    completed++;
                } catch (ExecutionException declined) {
                    // An operator has just ended, or is not ready: the next will do.
                    TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                }
            }
        }
    }

    /** No checkpoint is possible as long as one operator is still starting. */
    private boolean allRun(JobID job) throws Exception {
        for (AccessExecutionVertex vertex : cluster.getExecutionGraph(job).get().getAllExecutionVertices()) {
            ExecutionState state = vertex.getExecutionState();
            // The source of the rules is soon through.
            if (state != ExecutionState.RUNNING && state != ExecutionState.FINISHED) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                return false;
            }
        }
        return true;
    }

    /** Stops a job whose source holds; the savepoint's path. All that was sent before has been processed. */
    public String stop(JobID job) throws Exception {
        String savepoint = cluster.stopWithSavepoint(
                        job, place.folder().resolve("savepoints").toUri().toString(), false, SavepointFormatType.NATIVE)
                .get(place.timeoutSeconds(), TimeUnit.SECONDS);
        await(job);
        return savepoint;
    }

    /** Completes a checkpoint of a running job: its folder. */
    public String checkpoint(JobID job) throws Exception {
        return cluster.triggerCheckpoint(job).get(place.timeoutSeconds(), TimeUnit.SECONDS);
    }

    public void cancel(JobID job) throws Exception {
        cluster.cancelJob(job).get(place.timeoutSeconds(), TimeUnit.SECONDS);
        cluster.requestJobResult(job).get(place.timeoutSeconds(), TimeUnit.SECONDS);
    }

    public MiniCluster cluster() {
        return cluster;
    }

    /** Until the job ends, however long it takes. */
    public void awaitEnd(JobID job) throws Exception {
        cluster.requestJobResult(job).get();
    }

    private void await(JobID job) throws Exception {
        JobResult result;
        try {
            result = cluster.requestJobResult(job).get(place.timeoutSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            cluster.cancelJob(job);
            throw new TimeoutException("a job must end in time, seconds=" + place.timeoutSeconds());
        }
        if (result.getSerializedThrowable().isPresent()) {
            throw new IllegalStateException(
                    "a job of the benchmark must not fail",
                    result.getSerializedThrowable()
                            .get()
                            .deserializeError(getClass().getClassLoader()));
        }
    }
}
