package io.bongsu.tests.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/**
 * Runs the cases of a folder, several at a time.
 *
 * <p>Shape: verdicts in the order of the cases. Cost: 10–100 ms a deployment, nearly all of it compiling.
 */
public final class Conformance {
    private Conformance() {}

    /**
     * @param thorough whether a case goes on without a deployment that is refused, to find what else may be wrong in it
     */
    public static List<Verdict> run(Path folder, Predicate<String> areas, Predicate<String> ids, boolean thorough)
            throws IOException, InterruptedException {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Verdict>> running = new ArrayList<>();
            for (RecordedCase recorded : CaseFolder.read(folder, areas)) {
                if (ids.test(recorded.id())) {
                    running.add(threads.submit(() -> CaseRun.of(recorded, thorough)));
                }
            }
            List<Verdict> verdicts = new ArrayList<>();
            for (Future<Verdict> one : running) {
                verdicts.add(one.get());
            }
            return verdicts;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a case's run ends in a verdict", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
