package io.bongsu.language.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.plan.AlertPlan;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.language.CompiledRule;
import io.bongsu.language.RuleCompiler;
import io.bongsu.language.diagnose.Diagnostic;
import io.bongsu.language.diagnose.DiagnosticText;
import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.schemas.EventCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulePackTest {
    private static final String YAML = """
            id: 3F1C0C5E-6f0b-4a51-9d0e-1b6a1f2c3d4e
            name: speeding
            title: 과속 차량
            service: 112-video
            version: 3
            status: EXERCISE
            severity: Minor
            urgency: Expected
            certainty: Possible
            update: {severity: Severe}
            owner: ops
            description: |
              Speed above the limit.
            falsePositives: [emergency vehicles]
            parameters:
              limit: {value: 16.7, unit: m/s, description: Speed limit}
            alert:
              headline: "{plate} at {speed}"
              dedupKey: [plate]
              labels: {camera: "{cameraId}"}
              evidence: [a, b]
              negativeEvidence: [{stream: Dispatch, description: "none for {plate}"}]
              place: {lon: lon, lat: lat}
              cooldown: 1 hour 30 min
            """;
    private static final String EPL = """
            @name('open') select b.plate as plate, b.speedMps as speed, b.cameraId as cameraId, b.lon as lon, b.lat as lat
            from pattern [every a=LprRead(speedMps > ${limit}) -> b=LprRead(plate = a.plate, speedMps > ${limit})
              where timer:within(10 min)];
            @name('close') select plate from LprRead(speedMps < 1);
            """;

    @TempDir
    Path folder;

    private List<Diagnostic> diagnostics = List.of();

    private List<CompiledRule> compile(String epl, String yaml) throws IOException {
        Path rule = Files.createDirectories(folder.resolve("112-video/speeding"));
        Files.writeString(rule.resolve("rule.epl"), epl);
        Files.writeString(rule.resolve("rule.yaml"), yaml);
        return compile(folder);
    }

    private List<CompiledRule> compile(Path... paths) {
        Diagnostics reading = new Diagnostics();
        List<CompiledRule> rules = RulePaths.read(List.of(paths), reading).stream()
                .map(new RuleCompiler(EventCatalog.builtin())::compile)
                .toList();
        List<Diagnostic> all = new ArrayList<>(reading.all());
        rules.forEach(rule -> all.addAll(rule.diagnostics()));
        diagnostics = all;
        return rules;
    }

    @Test
    void metadataBecomesThePlan() throws IOException {
        RulePlan plan = compile(EPL, YAML).get(0).plan().orElseThrow(() -> new AssertionError(diagnostics));
        assertThat(plan.info().id()).isEqualTo("3f1c0c5e-6f0b-4a51-9d0e-1b6a1f2c3d4e");
        assertThat(plan.info().version()).isEqualTo(3);
        assertThat(plan.info().status()).isEqualTo("EXERCISE");
        assertThat(plan.statements().stream().map(StatementPlan::role))
                .containsExactly(StatementPlan.Role.OPEN, StatementPlan.Role.CLOSE);
        AlertPlan alert = plan.alert();
        assertThat(alert.updateCap()).isEqualTo(new AlertPlan.CapWords("Severe", "Expected", "Possible"));
        assertThat(alert.cooldownMillis()).isEqualTo(5_400_000);
        assertThat(alert.labels()).containsExactly(new AlertPlan.Label("camera", "{cameraId}"));
        assertThat(alert.negativeEvidence())
                .containsExactly(new AlertPlan.Awaited("Dispatch", "none for {plate}", StatementPlan.Role.OPEN));
        assertThat(plan.statements().get(0).toString()).contains("16.7");
    }

    @Test
    void placesInTheTextAreThoseOfTheFile() throws IOException {
        compile(
                EPL.replace("b.lon as lon, b.lat", "b.lon as lon, b.lta")
                        .replace(
                                "speedMps > ${limit}) -> b=LprRead(plate = a.plate",
                                "speedMps > ${limit}) -> b=LprRead(plat = a.plate"),
                YAML);
        assertThat(diagnostics.stream()
                        .map(d -> d.source().position(d.span().from()))
                        .map(p -> p.line() + ":" + p.column()))
                .containsExactly("1:101", "2:65");
    }

    @Test
    void severalMistakesOfTheMetadataAtTheirLines() throws IOException {
        compile(
                EPL,
                YAML.replace("severity: Minor", "severity: Smal")
                        .replace("owner: ops", "ownr: ops")
                        .replace("3F1C", "3F1")
                        .replace("1 hour 30 min", "soon"));
        assertThat(diagnostics.stream()
                        .map(d -> d.code() + "@"
                                + d.source().position(d.span().from()).line()))
                .containsExactlyInAnyOrder(
                        ErrorCode.BAD_VALUE + "@1",
                        ErrorCode.BAD_VALUE + "@7",
                        ErrorCode.UNKNOWN_KEY + "@11",
                        ErrorCode.MISSING_KEY + "@1",
                        ErrorCode.BAD_VALUE + "@24");
    }

    @Test
    void columnsTagsAndStreamsMustExist() throws IOException {
        compile(
                EPL,
                YAML.replace("{speed}", "{sped}")
                        .replace("[plate]", "[lon]")
                        .replace("[a, b]", "[a, c]")
                        .replace("stream: Dispatch", "stream: Dispach"));
        assertThat(diagnostics.stream().map(Diagnostic::code))
                .as(diagnostics.stream().map(DiagnosticText::of).toList().toString())
                .containsExactlyInAnyOrder(
                        ErrorCode.UNKNOWN_COLUMN,
                        ErrorCode.UNKNOWN_COLUMN,
                        ErrorCode.UNKNOWN_ALERT_NAME,
                        ErrorCode.UNKNOWN_ALERT_NAME);
        assertThat(diagnostics
                        .get(0)
                        .source()
                        .text()
                        .substring(
                                diagnostics.get(0).span().from(),
                                diagnostics.get(0).span().to()))
                .isEqualTo("sped");
    }

    @Test
    void bareFilesHaveADeterministicIdAndNoPolicy() throws IOException {
        Path file = Files.writeString(
                folder.resolve("mine.epl"),
                "insert into X select plate from LprRead; select a.plate as p from pattern [every a=LprRead -> b=LprRead]");
        RulePlan first = compile(file).get(0).plan().orElseThrow();
        assertThat(compile(file).get(0).plan()).contains(first);
        assertThat(first.info().name()).isEqualTo("mine");
        assertThat(first.statements().stream().map(StatementPlan::role))
                .containsExactly(StatementPlan.Role.STEP, StatementPlan.Role.OPEN);
        assertThat(first.alert().dedupKey()).isEmpty();
    }
}
