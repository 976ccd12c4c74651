package io.bongsu.tests.agreement;

import io.bongsu.language.RuleCompiler;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command {@code tests/bin/agree}.
 *
 * <p>Errors: exit code 0 when no case differs, 1 when one does, 2 for a wrong command line.
 */
@Command(
        name = "agree",
        description = "Runs random rules and events on Esper and on the engine, and compares every row.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  tests/bin/agree --cases 20000 --seed 7"})
public final class AgreeMain implements Callable<Integer> {
    @Option(names = "--cases", paramLabel = "N", defaultValue = "2000", description = "How many (${DEFAULT-VALUE}).")
    private int cases;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Which ones (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--family", paramLabel = "NAME", description = "Only rules of this family; may be repeated.")
    private List<String> families = List.of();

    @Option(
            names = "--show",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many that differ (${DEFAULT-VALUE}).")
    private int show;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new CommandLine(new AgreeMain()).execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        List<RuleFamily> chosen = RuleFamily.ALL.stream()
                .filter(family -> families.isEmpty() || families.contains(family.name()))
                .toList();
        if (chosen.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--family must be one of "
                            + RuleFamily.ALL.stream().map(RuleFamily::name).toList() + ", got " + families);
        }
        AgreementTable table = new AgreementTable(chosen);
        int shown = 0;
        for (AgreementTable.Line line : run(chosen)) {
            table.add(line);
            if (line.outcome().kind() == AgreementOutcome.Kind.DIFFERENT && shown++ < show) {
                show(line.example(), out);
            }
        }
        out.print(table.text());
        out.flush();
        return table.differences() == 0 ? 0 : 1;
    }

    private List<AgreementTable.Line> run(List<RuleFamily> chosen) throws Exception {
        ClassLoader classes = new MissingClasses(AgreeMain.class.getClassLoader());
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), work -> {
                    Thread thread = new Thread(work);
                    thread.setContextClassLoader(classes);
                    return thread;
                });
        try {
            List<Future<AgreementTable.Line>> running = new ArrayList<>();
            for (int number = 0; number < cases; number++) {
                AgreementCase one = AgreementCase.of(chosen, seed, number);
                running.add(threads.submit(() -> new AgreementTable.Line(
                        one, AgreementOutcome.of(one, new RuleCompiler(RandomEvents.catalog())))));
            }
            List<AgreementTable.Line> lines = new ArrayList<>();
            for (Future<AgreementTable.Line> one : running) {
                lines.add(one.get());
            }
            return lines;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void show(AgreementCase differing, PrintWriter out) throws Exception {
        RuleCompiler compiler = new RuleCompiler(RandomEvents.catalog());
        AgreementCase smallest = new Shrinking(compiler).smallest(differing);
        out.println("DIFFERENT case " + differing.number() + " of seed " + differing.seed() + ", family "
                + differing.family().name() + ", " + smallest.events().size() + " of "
                + differing.events().size() + " events");
        out.println(smallest.epl());
        out.print(AgreementOutcome.of(smallest, compiler).text());
        out.println(RecordedForm.of(smallest));
    }
}
