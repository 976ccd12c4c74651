package io.bongsu.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.engine.partition.Detection;
import io.bongsu.tests.conformance.ModuleText.Statement;
import io.bongsu.tests.conformance.Verdict.Outcome;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Runs one case, step by step.
 *
 * <p>Shape: once. At every milestone all state goes through its encoding. A step that the runner cannot do but that changes
 * nothing is passed over, so that a wrong output further on is still found; the case is refused at the end.
 */
final class CaseRun {
    /** Settings that change no output of what the engine runs. */
    private static final Set<String> NEUTRAL = Set.of(
            "Common.EventMeta.AvroSettings.EnableAvro",
            "Common.EventMeta.DefaultEventRepresentation",
            "Common.Logging.EnableQueryPlan",
            "Compiler.ByteCode.AllowSubscriber",
            "Compiler.ByteCode.AttachModuleEPL",
            "Compiler.ByteCode.IncludeDebugSymbols",
            "Compiler.ByteCode.ThreadPoolCompilerNumThreads",
            "Compiler.Execution.FilterIndexPlanning",
            "Compiler.Expression.UdfCache",
            "Compiler.Logging.EnableFilterPlan",
            "Compiler.ViewResources.IterableUnbound",
            "Runtime.Execution.PrecedenceEnabled",
            "Runtime.Execution.Prioritized",
            "Runtime.Logging.AuditPattern",
            "Runtime.Logging.EnableLockActivity",
            "Runtime.Threading.InsertIntoDispatchPreserveOrder",
            "Runtime.Threading.NamedWindowConsumerDispatchLocking",
            "Runtime.Threading.NamedWindowConsumerDispatchPreserveOrder",
            "imports",
            "variables",
            "variantStreams");

    private static final String OPEN_MATCHES = "Runtime.Patterns.MaxSubexpressions";
    /** One pattern, in which one arrow stands. */
    private static final Pattern ONE_ARROW = Pattern.compile(
            "(?is)[^;]*\\bfrom\\s+pattern\\s*\\[((?!->|-\\[|\\bpattern\\b).)*->((?!->|-\\[|\\bpattern\\b).)*");

    private final RecordedCase recorded;
    private final PresetVariables variables;
    private final Set<Statement> listened = new LinkedHashSet<>();
    private final StepOutput output;
    private Deployments deployments;
    private long nowMillis;
    private int events;
    private Optional<String> passedOver = Optional.empty();
    private Optional<String> wrongContents = Optional.empty();

    private CaseRun(RecordedCase recorded) {
        this.recorded = recorded;
        this.variables = PresetVariables.of(recorded);
        this.output = new StepOutput(recorded.ordered());
        this.nowMillis = recorded.startMillis();
    }

    static Verdict of(RecordedCase read, boolean thorough) {
        RecordedCase recorded = read.withShortClassNames();
        CaseRun run = new CaseRun(recorded);
        int number = 0;
        try {
            run.configured();
            run.deployments = new Deployments(
                    DeclaredTypes.catalog(recorded),
                    run::row,
                    thorough,
                    new Observation(run.iterates(), run.showsLast(), run.dividesWhole(), run.openMatches()),
                    recorded.configuration().path(ModuleText.SELECTOR).asText(),
                    recorded.configuration().path(ModuleText.TIME_UNIT).asText().equals("MICROSECONDS"),
                    run.variables);
            for (JsonNode step : recorded.steps()) {
                run.variables.step();
                number++;
                run.step(step);
                Optional<String> difference =
                        run.wrongContents.or(() -> run.output.difference(step.path("out"), run::observed));
                if (difference.isPresent()) {
                    return run.verdict(Outcome.WRONG, "step " + number + ": " + difference.get());
                }
            }
            run.deployments.start(run.nowMillis);
        } catch (RefusedException e) {
            return run.verdict(Outcome.REFUSED, e.getMessage());
        } catch (RuntimeException e) {
            return run.verdict(Outcome.WRONG, "step " + number + ": " + trace(e));
        }
        return run.passedOver
                .or(run.deployments::refusal)
                .map(reason -> run.verdict(Outcome.REFUSED, reason))
                .orElseGet(() -> run.verdict(Outcome.PASS, ""));
    }

    private static String trace(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    private Verdict verdict(Outcome outcome, String detail) {
        return new Verdict(recorded.area(), recorded.id(), outcome, detail);
    }

    private void configured() throws RefusedException {
        if (recorded.updatesPrimitives()) {
            throw RefusedException.harness("an update of a Java primitive");
        }
        for (var setting : recorded.configuration().properties()) {
            if (!NEUTRAL.contains(setting.getKey())
                    && !setting.getKey().equals(ModuleText.SELECTOR)
                    && !(setting.getKey().equals(ModuleText.TIME_UNIT)
                            && setting.getValue().asText().equals("MICROSECONDS"))
                    && !(dividesWhole() && WholeDivision.SETTINGS.contains(setting.getKey()))
                    && !(openMatches() > 0 && setting.getKey().equals(OPEN_MATCHES))
                    && !onlyReportsRowPatterns(setting.getKey())) {
                throw RefusedException.harness("configuration " + setting.getKey());
            }
        }
    }

    /** A number of partial matches of row patterns from which on Esper tells, but does not refuse more. */
    private boolean onlyReportsRowPatterns(String setting) {
        JsonNode prevents = recorded.configuration().path("Runtime.MatchRecognize.MaxStatesPreventStart");
        return setting.startsWith("Runtime.MatchRecognize.MaxStates") && prevents.isBoolean() && !prevents.asBoolean();
    }

    private boolean observed(Statement statement) {
        return listened.contains(statement) && !deployments.isRefused(statement.deployment());
    }

    private void row(Statement statement, Detection detection) {
        output.row(statement, detection);
    }

    private void step(JsonNode step) throws RefusedException {
        String kind = step.path("op").asText();
        switch (kind) {
            case "deploy" -> deployments.deploy(step);
            case "listen", "subscriber" -> {
                if (createsVariable(step) && recorded.setsVariables()) {
                    throw RefusedException.harness("the values of a variable as rows");
                }
                listened.add(statement(step));
                if (recorded.isUpdate(step)) {
                    throw RefusedException.harness("the rows of update istream");
                }
            }
            case "listenWithReplay" -> replay(step);
            case "unlisten" -> listened.remove(statement(step));
            case "undeploy" -> {
                deployments.start(nowMillis);
                deployments.undeploy(step.path("dep").asInt());
                listened.removeIf(one -> one.deployment() == step.path("dep").asInt());
            }
            case "event" -> event(step);
            case "time" -> time(step.path("to").asLong(), true);
            case "timespan" -> span(step);
            case "milestone" -> {
                deployments.start(nowMillis);
                deployments.running(nowMillis).forEach(RunningModule::restart);
            }
            case "iterate" -> iterate(step);
            case "faf" -> ask(step);
            case "setvar" -> set(step);
            case "getvar" -> passedOver = Optional.of("harness: " + kind);
            default -> throw RefusedException.harness(kind);
        }
    }

    /** A listener that first gets what the statement shows. */
    private void replay(JsonNode step) throws RefusedException {
        deployments.start(nowMillis);
        Statement statement = statement(step);
        listened.add(statement);
        for (Detection shown : contents(statement).orElseThrow(() -> RefusedException.harness("listenWithReplay"))) {
            output.row(statement, shown);
        }
    }

    private Optional<List<Detection>> contents(Statement statement) throws RefusedException {
        Optional<List<Detection>> contents = Optional.empty();
        for (RunningModule module : deployments.running(nowMillis)) {
            contents = contents.or(() -> module.contents(statement));
        }
        return contents;
    }

    private void set(JsonNode step) throws RefusedException {
        String name = step.path("name").asText();
        if (!variables.isSet(name)) {
            return;
        }
        deployments.start(nowMillis);
        events++;
        deployments.set(name, step.path("value"), nowMillis, "e" + events);
    }

    private boolean createsVariable(JsonNode step) {
        for (JsonNode deployment : recorded.steps()) {
            for (JsonNode one : deployment.path("statements")) {
                if (deployment.path("dep").asInt() == step.path("dep").asInt()
                        && one.path("name").asText().equals(step.path("stmt").asText())) {
                    return one.path("type").asText().equals("CREATE_VARIABLE");
                }
            }
        }
        return false;
    }

    /** How many matches of a pattern may be open in all; with one arrow in all, that many behind it. 0: any number. */
    private int openMatches() {
        long deployments = recorded.steps().stream()
                .filter(step -> step.path("op").asText().equals("deploy"))
                .count();
        return deployments == 1 && ONE_ARROW.matcher(recorded.epl().strip()).matches()
                ? recorded.configuration().path(OPEN_MATCHES).asInt()
                : 0;
    }

    private boolean dividesWhole() {
        return WholeDivision.SETTINGS.stream()
                .allMatch(setting -> recorded.configuration().path(setting).asBoolean());
    }

    private boolean iterates() {
        return recorded.steps().stream()
                .anyMatch(step -> step.path("op").asText().equals("iterate"));
    }

    /** Whether all statements without a window show what came last. */
    private boolean showsLast() {
        return recorded.configuration()
                .path("Compiler.ViewResources.IterableUnbound")
                .asBoolean();
    }

    private static Statement statement(JsonNode step) {
        return new Statement(step.path("dep").asInt(), step.path("stmt").asText());
    }

    private void event(JsonNode step) throws RefusedException {
        deployments.start(nowMillis);
        events++;
        for (RunningModule module : deployments.running(nowMillis)) {
            module.event(step.path("type").asText(), step.path("props"), nowMillis, "e" + events);
        }
    }

    /** Compares the contents of a statement, where the engine can tell them. */
    private void iterate(JsonNode step) throws RefusedException {
        deployments.start(nowMillis);
        Statement statement = statement(step);
        Optional<List<Detection>> contents = contents(statement);
        if (contents.isEmpty() && step.has("error")) {
            return;
        }
        if (contents.isEmpty()) {
            passedOver = Optional.of("harness: iterate");
            return;
        }
        output.contents(contents.get(), step.path("rows"))
                .ifPresent(difference -> wrongContents = Optional.of(statement.name() + " contents " + difference));
    }

    /** Compares what a query selects, where the engine can tell. */
    private void ask(JsonNode step) throws RefusedException {
        deployments.start(nowMillis);
        String epl = step.path("epl").asText();
        Optional<List<Detection>> rows = epl.strip().toLowerCase(Locale.ROOT).startsWith("select")
                ? deployments.asked(epl, nowMillis)
                : Optional.empty();
        if (rows.isEmpty()) {
            throw RefusedException.harness("faf");
        }
        output.contents(rows.get(), step.path("rows"))
                .ifPresent(difference -> wrongContents = Optional.of(epl + " " + difference));
    }

    /** With a resolution the clock jumps by that, else it stops at whatever is due. */
    private void span(JsonNode step) throws RefusedException {
        long to = step.path("to").asLong();
        long resolution = step.path("resolution").asLong();
        if (resolution <= 0) {
            time(to, false);
        }
        while (resolution > 0 && nowMillis < to) {
            time(Math.min(nowMillis + resolution, to), true);
        }
    }

    private void time(long toMillis, boolean jumps) throws RefusedException {
        deployments.start(nowMillis);
        if (toMillis < nowMillis) {
            for (RunningModule module : deployments.running(nowMillis)) {
                module.back(toMillis);
            }
        }
        nowMillis = toMillis;
        for (RunningModule module : deployments.running(nowMillis)) {
            if (jumps) {
                module.jump(toMillis);
            } else {
                module.span(toMillis);
            }
        }
    }
}
