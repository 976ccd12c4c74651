package io.bongsu.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.plan.PlanBinary;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RulesMainTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object... arguments) {
        CommandLine line = RulesMain.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void checkSaysWhatIsWrong() throws IOException {
        Path rule = file(
                "r.epl",
                "select plat from LprRead;\n"
                        + "select plate from LprRead for grouped_delivery(plate);\n"
                        + "select plate from LprReed");
        assertThat(run("check", rule)).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "r.epl:1:8: error CEP-2104",
                        "r.epl:2:27: error CEP-4102",
                        "r.epl:3:19: error CEP-2101",
                        "3 errors");
    }

    @Test
    void exitCodes() throws IOException {
        Path warned = file("w.epl", "select count(*) as n from LprRead#time(5 min)");
        assertThat(run("check", warned)).isZero();
        assertThat(run("check", "--strict", warned)).isEqualTo(3);
        assertThat(run("check")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(run("check", "--nonsense", warned)).isEqualTo(2);
        assertThat(run("check", folder.resolve("missing"))).isEqualTo(1);
        assertThat(run("check", "--schemas", folder.resolve("missing"), warned)).isEqualTo(1);
    }

    @Test
    void schemasOfTheUser() throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("schemas")).resolve("Tram.avsc"),
                "{\"type\":\"record\",\"name\":\"Tram\",\"fields\":[{\"name\":\"line\",\"type\":\"int\"}]}");
        Path rule = file("t.epl", "select line, eventId, ts from Tram(line > 3)");
        assertThat(run("check", rule)).isEqualTo(1);
        assertThat(run("check", "--schemas", folder.resolve("schemas"), rule)).isZero();
    }

    @Test
    void compileWritesABundleOrNothing() throws IOException {
        Path bundle = folder.resolve("rules.plan");
        assertThat(run("compile", file("bad.epl", "select x from LprRead"), "--out", bundle))
                .isEqualTo(1);
        assertThat(bundle).doesNotExist();
        assertThat(run(
                        "compile",
                        file("a.epl", "select plate from LprRead"),
                        file("b.epl", "select lon from LprRead"),
                        "--out",
                        bundle))
                .isZero();
        assertThat(PlanBinary.read(Files.readAllBytes(bundle)))
                .extracting(plan -> plan.info().name())
                .containsExactly("a", "b");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void explainTellsWhatTheRuleDoes() throws IOException {
        Path rule = file(
                "e.epl",
                "select b.plate as p from pattern [every a=Report112 -> b=LprRead(plate = a.suspectPlate) where"
                        + " timer:within(1 min)]");
        assertThat(run("explain", rule)).isZero();
        assertThat(out.toString())
                .contains(
                        "key inferred: LprRead by plate; Report112 by suspectPlate",
                        "within 1 min:",
                        "at most 1 min old");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "explain", "compile"})
    void helpHasAnExample(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Example:", "cep rules " + command);
    }
}
