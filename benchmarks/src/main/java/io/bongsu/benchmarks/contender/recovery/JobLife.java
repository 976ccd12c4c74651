package io.bongsu.benchmarks.contender.recovery;

import io.bongsu.benchmarks.contender.Workplace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The JVM of one life of a job, with the flags and class path of this one. */
final class JobLife implements AutoCloseable {
    private final Process process;
    private final long beginNanos = System.nanoTime();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    JobLife(List<String> arguments) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        words.addAll(Workplace.current().properties());
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), RecoveryMain.class.getName()));
        words.addAll(arguments);
        process = new ProcessBuilder(words).redirectError(Redirect.INHERIT).start();
        Thread reader = new Thread(this::read, "bench-life");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(RecoveryMain.ANSWER)) {
                    answers.add(line.substring(RecoveryMain.ANSWER.length()));
                }
            }
        } catch (IOException killed) {
            answers.add("error " + killed);
        }
        answers.add("error the JVM has ended");
    }

    /** The next thing that it says. */
    String answer() throws InterruptedException, TimeoutException {
        String answer = answers.poll(Workplace.current().timeoutSeconds(), TimeUnit.SECONDS);
        if (answer == null) {
            throw new TimeoutException("a job must say something in time, seconds="
                    + Workplace.current().timeoutSeconds());
        }
        if (answer.startsWith("error ")) {
            throw new IllegalStateException("a job's JVM must not end by itself: " + answer);
        }
        return answer;
    }

    /** Time since the JVM was started. */
    long nanos() {
        return System.nanoTime() - beginNanos;
    }

    /** CPU time that it has used. */
    long cpuNanos() {
        return process.info()
                .totalCpuDuration()
                .map(java.time.Duration::toNanos)
                .orElse(0L);
    }

    /** As {@code kill -9} does. */
    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
