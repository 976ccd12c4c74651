package io.bongsu.benchmarks.contender.recovery;

import io.bongsu.benchmarks.contender.flink.BenchFlink;
import io.bongsu.benchmarks.contender.flink.BenchFlink.State;
import io.bongsu.benchmarks.contender.flink.BenchSource;
import io.bongsu.benchmarks.contender.flink.JobBuilder;
import io.bongsu.benchmarks.stream.Ticks;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * One life of a job: fills its state and takes a checkpoint, or goes on from one; then works until it is killed.
 *
 * <p>Shape: arguments are the class of the {@link RecoveryJobs}, system, variant, and a checkpoint's folder to go on from.
 * Says {@code filled MILLIS FOLDER} after the checkpoint, {@code output} at the first output after a restore.
 */
final class RecoveryMain {
    static final String ANSWER = "@life ";

    private static final PrintStream ANSWERS =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private static final double EVENTS_PER_SECOND = 20_000;

    private RecoveryMain() {}

    public static void main(String[] arguments) {
        System.setOut(System.err);
        endWithParent();
        try {
            RecoveryJobs jobs = Class.forName(arguments[0])
                    .asSubclass(RecoveryJobs.class)
                    .getDeclaredConstructor()
                    .newInstance();
            Ticks stream = jobs.stream(arguments[2]);
            JobBuilder job = jobs.job(arguments[1], arguments[2]);
            boolean restored = arguments.length > 3;
            BenchFlink flink = BenchFlink.shared();
            StreamExecutionEnvironment environment = restored
                    ? flink.restored(State.ROCKSDB, true, arguments[3])
                    : flink.environment(State.ROCKSDB, true);
            job.build(
                    environment,
                    BenchSource.holdingAt(stream, Long.MAX_VALUE / 2).pacedFrom(stream.keys(), EVENTS_PER_SECOND));
            JobID running = flink.start(environment);
            if (!restored) {
                flink.awaitHeld(running);
                long begin = System.nanoTime();
                String checkpoint = flink.checkpoint(running);
                answer("filled " + (System.nanoTime() - begin) / 1e6 + " " + checkpoint);
            }
            flink.awaitEnd(running);
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
            answer("error " + e);
            Runtime.getRuntime().halt(1);
        }
    }

    static void answer(String text) {
        ANSWERS.println(ANSWER + text);
    }

    /** The JVM above holds our standard input open as long as it lives. */
    private static void endWithParent() {
        Thread watcher = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            continue;
                        }
                    } catch (IOException gone) {
                        System.err.println("bench: the parent is gone: " + gone);
                    }
                    Runtime.getRuntime().halt(2);
                },
                "bench-parent");
        watcher.setDaemon(true);
        watcher.start();
    }
}
