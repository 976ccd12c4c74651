package io.bongsu.jobs.cli;

import io.bongsu.jobs.deploy.RuleBundle;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles rules in a process of its own: the compiler is another program under another licence.
 *
 * <p>Shape: the command line in the environment variable {@link #VARIABLE}, words separated by blanks, then {@code compile
 * PATH… [--schemas DIR] --out FILE}. What the compiler says goes to standard error.
 *
 * <p>Errors: {@link FailedException} when it cannot be started or refuses the rules.
 */
final class RuleCompiler {
    static final String VARIABLE = "BONGSU_RULE_COMPILER";

    private RuleCompiler() {}

    static RuleBundle compile(List<Path> rules, Path schemas)
            throws FailedException, IOException, InterruptedException {
        String command = System.getenv(VARIABLE);
        if (command == null || command.isBlank()) {
            throw new FailedException(
                    "the rule compiler must be known, " + VARIABLE + " is not set. Cure: run ./cep instead of java");
        }
        Path out = Files.createTempFile("bongsu-rules-", ".bundle");
        try {
            List<String> words = new ArrayList<>(List.of(command.trim().split("\\s+")));
            words.add("compile");
            rules.forEach(path -> words.add(path.toString()));
            if (schemas != null) {
                words.add("--schemas");
                words.add(schemas.toString());
            }
            words.add("--out");
            words.add(out.toString());
            run(words);
            return new RuleBundle(Files.readAllBytes(out));
        } finally {
            Files.deleteIfExists(out);
        }
    }

    private static void run(List<String> words) throws FailedException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(words)
                    .redirectInput(Redirect.INHERIT)
                    .redirectError(Redirect.INHERIT)
                    .redirectOutput(Redirect.PIPE)
                    .start();
            process.getInputStream().transferTo(System.err);
        } catch (IOException e) {
            throw new FailedException("the rule compiler must be startable, command=" + words.get(0) + " cause=" + e);
        }
        int code = process.waitFor();
        if (code != 0) {
            throw new FailedException("the rules were refused by the compiler, exit code=" + code);
        }
    }
}
