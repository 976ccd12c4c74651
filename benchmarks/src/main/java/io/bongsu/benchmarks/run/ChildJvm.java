package io.bongsu.benchmarks.run;

import io.bongsu.benchmarks.contender.Workplace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The parent's end of a {@link Child}.
 *
 * <p>Shape: {@link #ask} then {@link #answer}; between them other children may be asked. The child's standard error is a
 * log file in its folder.
 *
 * <p>Errors: {@link ChildFailure} with the last lines of the log.
 */
final class ChildJvm implements AutoCloseable {
    private static final int LAST_LINES = 15;
    private static final int STOP_SECONDS = 2;
    private static final String END = "end";

    private final String system;
    private final Path log;
    private final Process process;
    private final OutputStream commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    /** What a child runs: a contender of the classes there. */
    record Program(String contender, String classPath) {}

    /** Starts a child; it says {@code ok} when it is up. */
    ChildJvm(String caseName, String system, Program program, List<String> flags, Workplace place) throws IOException {
        this.system = system;
        this.log = Files.createDirectories(place.folder()).resolve("child.log");
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--add-"))
                .forEach(words::add);
        words.addAll(flags);
        words.add("-Dfile.encoding=UTF-8");
        words.add("-Dlog4j.configurationFile=classpath:bench-log4j2.properties");
        words.addAll(place.properties());
        words.addAll(List.of("-cp", program.classPath(), Child.class.getName(), caseName, program.contender()));
        process = new ProcessBuilder(words).redirectError(log.toFile()).start();
        commands = process.getOutputStream();
        Thread reader = new Thread(this::read, "bench-" + system);
        reader.setDaemon(true);
        reader.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(Child.ANSWER)) {
                    answers.add(line.substring(Child.ANSWER.length()));
                }
            }
        } catch (IOException closed) {
            answers.add(END);
        }
        answers.add(END);
    }

    String system() {
        return system;
    }

    void ask(String command) throws ChildFailure {
        try {
            commands.write((command + "\n").getBytes(StandardCharsets.UTF_8));
            commands.flush();
        } catch (IOException e) {
            throw failure("a system's JVM must take commands, command=" + command);
        }
    }

    String answer(int seconds) throws ChildFailure, InterruptedException {
        String answer = answers.poll(seconds, TimeUnit.SECONDS);
        if (answer == null) {
            ChildFailure failure = failure("a system must answer in time, seconds=" + seconds);
            process.destroyForcibly();
            throw failure;
        }
        if (answer.equals(END)) {
            process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
            throw failure("a system's JVM must not end by itself, exit="
                    + (process.isAlive() ? "none" : Integer.toString(process.exitValue())));
        }
        if (answer.startsWith("error ")) {
            throw failure("a system must not fail, cause=" + answer.substring("error ".length()));
        }
        return answer;
    }

    private ChildFailure failure(String what) {
        List<String> lines = List.of();
        try {
            List<String> all = Files.readAllLines(log);
            lines = all.subList(Math.max(0, all.size() - LAST_LINES), all.size());
        } catch (IOException unreadable) {
            lines = List.of("(the log cannot be read: " + unreadable + ")");
        }
        return new ChildFailure(system, what, log, lines);
    }

    @Override
    public void close() {
        try {
            commands.close();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(STOP_SECONDS, TimeUnit.SECONDS);
            }
        } catch (IOException alreadyGone) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
