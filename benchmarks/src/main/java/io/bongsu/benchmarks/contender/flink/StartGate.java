package io.bongsu.benchmarks.contender.flink;

import java.util.concurrent.CompletableFuture;

/**
 * Keeps the sources of this JVM from sending until the job is up with its rules: a round is not to measure how a job
 * starts. Open unless closed; one job at a time.
 */
final class StartGate {
    private static volatile CompletableFuture<Void> open = CompletableFuture.completedFuture(null);

    private StartGate() {}

    static void close() {
        open = new CompletableFuture<>();
    }

    static void open() {
        open.complete(null);
    }

    /** Done when sources may send. */
    static CompletableFuture<Void> opened() {
        return open;
    }
}
