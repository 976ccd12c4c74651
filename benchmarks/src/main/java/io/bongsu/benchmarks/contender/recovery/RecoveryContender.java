package io.bongsu.benchmarks.contender.recovery;

import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Matches;
import io.bongsu.benchmarks.contender.Round;
import io.bongsu.benchmarks.contender.flink.FolderSize;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Kills a job with state and measures how soon a new JVM has the first output.
 *
 * <p>Shape: a job is filled, checkpointed and killed once per variant; every round is one recovery from that checkpoint. A
 * round's events are the keys of the state; its time is that from the start of the new JVM.
 */
public final class RecoveryContender implements Contender {
    /** Seconds from the start of the new JVM to the first output. */
    public static final String RECOVERY = "recoverySeconds";

    private static final double MEGABYTE = 1024 * 1024;

    private final Class<? extends RecoveryJobs> jobs;
    private final String system;
    private final SortedMap<String, Double> figures = new TreeMap<>();
    private List<String> arguments;
    private String checkpoint;
    private JobLife life;

    public RecoveryContender(Class<? extends RecoveryJobs> jobs, String system) {
        this.jobs = jobs;
        this.system = system;
    }

    @Override
    public void prepare(String variant) throws Exception {
        arguments = List.of(jobs.getName(), system, variant);
        try (JobLife first = live(arguments)) {
            String output = first.answer();
            while (!output.startsWith("filled ")) {
                output = first.answer();
            }
            String[] words = output.split(" ");
            checkpoint = words[2];
            figures.put("checkpointSeconds", Double.parseDouble(words[1]) / 1e3);
        }
        figures.put("checkpointMb", bytes() / MEGABYTE);
    }

    private JobLife live(List<String> words) throws IOException {
        life = new JobLife(words);
        return life;
    }

    /** The checkpoint's own files and those that it shares with others of its job. */
    private long bytes() throws IOException {
        Path folder =
                Path.of(checkpoint.startsWith("file:") ? URI.create(checkpoint).getPath() : checkpoint);
        return FolderSize.bytes(folder) + FolderSize.bytes(folder.resolveSibling("shared"));
    }

    @Override
    public Round run(long events) throws Exception {
        List<String> words = new ArrayList<>(arguments);
        words.add(checkpoint);
        try (JobLife restored = live(words)) {
            restored.answer();
            long nanos = restored.nanos();
            SortedMap<String, Double> all = new TreeMap<>(figures);
            all.put(RECOVERY, nanos / 1e9);
            return new Round(events, nanos, restored.cpuNanos(), 0, new Matches(), all);
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (life != null) {
            life.close();
        }
    }
}
