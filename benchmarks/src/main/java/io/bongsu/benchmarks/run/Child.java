package io.bongsu.benchmarks.run;

import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Round;
import io.bongsu.benchmarks.suite.Cases;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The JVM of one system in one case: does what the parent writes to its standard input, line by line.
 *
 * <p>Shape: {@code prepare VARIANT} → {@code ok}; {@code run EVENTS} → {@code round EVENTS NANOS CPU ALLOCATED RSS
 * [NAME=VALUE]…}; {@code digest CUT} → {@code digest COUNT HASH}, of the last round; the end of the input ends it. Answers
 * begin with {@value #ANSWER}. What else is printed goes to standard error.
 *
 * <p>Errors: an exception's stack goes to standard error, the answer is {@code error MESSAGE}, exit code 1.
 */
public final class Child {
    static final String ANSWER = "@bench ";

    private final Contender contender;
    private final PrintStream answers;
    private Round last;

    private Child(Contender contender, PrintStream answers) {
        this.contender = contender;
        this.answers = answers;
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            BenchCase one = Cases.find(arguments[0]).orElseThrow();
            try (Contender contender = one.contender(arguments[1])) {
                Child child = new Child(contender, answers);
                child.answer("ok");
                for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                    long begin = System.nanoTime();
                    child.obey(line);
                    System.err.printf("bench: %s: %d ms in all%n", line, (System.nanoTime() - begin) / 1_000_000);
                }
            }
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            e.printStackTrace();
            answers.println(
                    ANSWER + "error " + String.valueOf(e).lines().findFirst().orElse(""));
            Runtime.getRuntime().halt(1);
        }
        // Threads of a system must not keep a JVM that nobody talks to.
        Runtime.getRuntime().halt(0);
    }

    private void obey(String line) throws Exception {
        int blank = line.indexOf(' ');
        String argument = line.substring(blank + 1);
        switch (line.substring(0, blank)) {
            case "prepare" -> {
                last = null;
                System.gc();
                PeakMemory.reset();
                contender.prepare(argument);
                answer("ok");
            }
            case "run" -> run(Long.parseLong(argument));
            case "digest" -> {
                long cut = Long.parseLong(argument);
                answer("digest " + last.matches().countUpTo(cut) + " "
                        + last.matches().digestUpTo(cut));
            }
            default -> throw new IllegalArgumentException("a child knows prepare, run and digest, line=" + line);
        }
    }

    private void run(long events) throws Exception {
        last = null;
        // What an earlier round left must not be collected at the cost of this one.
        System.gc();
        last = contender.run(events);
        StringBuilder text = new StringBuilder("round ");
        text.append(last.events()).append(' ').append(last.nanos()).append(' ').append(last.cpuNanos());
        text.append(' ').append(last.allocatedBytes()).append(' ').append(PeakMemory.bytes());
        last.figures()
                .forEach((name, value) ->
                        text.append(' ').append(name).append('=').append(value));
        answer(text.toString());
    }

    private void answer(String text) {
        answers.println(ANSWER + text);
        System.err.println("bench: " + text);
    }
}
