package io.bongsu.tool.scenario;

import io.bongsu.engine.plan.RulePlan;
import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.SourceText;
import io.bongsu.language.diagnose.Span;
import io.bongsu.language.pack.RuleSource;
import io.bongsu.schemas.EventCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds, reads and runs the scenarios of a rule: {@code tests/*.yaml} in its folder, or, for a bare {@code my-rule.epl},
 * in {@code my-rule.tests/}.
 *
 * <p>Shape: files by name, scenarios in the order of their file.
 */
public final class RuleScenarios {
    private final EventCatalog catalog;
    private final ScenarioTest test;

    public RuleScenarios(EventCatalog catalog, long seed) {
        this.catalog = catalog;
        this.test = new ScenarioTest(catalog, seed);
    }

    public RuleOutcome run(RuleSource source, RulePlan plan) {
        Diagnostics diagnostics = new Diagnostics();
        List<ScenarioOutcome> outcomes = new ArrayList<>();
        for (Path file : files(folder(source))) {
            for (Scenario scenario : read(file, diagnostics)) {
                outcomes.add(test.run(plan, scenario));
            }
        }
        return new RuleOutcome(name(source), outcomes, diagnostics.all());
    }

    /** {@code 112-video/fleeing-suspect}. */
    private static String name(RuleSource source) {
        return source.isPack()
                ? source.metadata().service() + "/" + source.metadata().name()
                : source.metadata().name();
    }

    static Path folder(RuleSource source) {
        Path epl = Path.of(source.epl().file());
        String name = String.valueOf(epl.getFileName());
        String stem = name.endsWith(".epl") ? name.substring(0, name.length() - ".epl".length()) : name;
        return source.isPack() ? epl.resolveSibling("tests") : epl.resolveSibling(stem + ".tests");
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of(folder);
        }
    }

    private List<Scenario> read(Path file, Diagnostics diagnostics) {
        try {
            return ScenarioReader.read(new SourceText(file.toString(), Files.readString(file)), catalog, diagnostics);
        } catch (IOException e) {
            diagnostics.error(
                    ErrorCode.UNREADABLE_FILE,
                    new SourceText(file.toString(), ""),
                    new Span(0, 0),
                    "the file cannot be read: " + e.getMessage(),
                    "");
            return List.of();
        }
    }
}
