package io.bongsu.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import picocli.CommandLine;

class TestCommandTest {
    private static final String FIRES = """
            name: a fast car & its <trail>
            events:
              - {at: 00:00:00, type: LprRead, plate: A, cameraId: C1, speedMps: 10}
              - {at: 00:00:05, type: LprRead, plate: A, cameraId: C2, speedMps: 40}
            expect:
              alerts:
                - {at: 00:00:05, transition: OPEN, details: {plate: A, speedMps: "40.0"}, evidence: [e2]}
            """;

    @TempDir
    Path folder;

    private Path rule;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void rule() throws IOException {
        rule = Files.writeString(folder.resolve("fast.epl"), "select plate, speedMps from LprRead(speedMps > 30)");
    }

    private int run(Object... arguments) {
        CommandLine line = RulesMain.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    }

    private void scenario(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("fast.tests")).resolve(name), text);
    }

    @Test
    void allIsWell() throws IOException {
        scenario("fires.yaml", FIRES);
        assertThat(run("test", rule)).isZero();
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        "ok      fast: a fast car & its <trail>\n1 rules, 1 scenarios: 1 ok, 0 failed\n");
    }

    @Test
    void aFailedScenarioTellsWhatIsOtherwise() throws IOException {
        scenario(
                "fires.yaml",
                FIRES.replace("40.0", "41.0").replace("at: 00:00:05, transition", "at: 00:00:06, transition"));
        assertThat(run("test", rule)).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "FAILED  fast: a fast car & its <trail>",
                        "fires.yaml:1",
                        "  - expected 00:00:06.000 OPEN {plate=A, speedMps=41.0} evidence=[e2]",
                        "  + got      00:00:05.000 OPEN {plate=A, speedMps=40.0}",
                        "at: expected 00:00:06.000, got 00:00:05.000",
                        "details.speedMps: expected 41.0, got 40.0",
                        "0 ok, 1 failed");
    }

    @Test
    void anAlertTooManyAndOneTooFew() throws IOException {
        scenario("silent.yaml", FIRES.substring(0, FIRES.indexOf("expect")) + "expect: {silence: true}\n");
        scenario("slow.yaml", FIRES.replace("speedMps: 40}", "speedMps: 20}"));
        assertThat(run("test", rule)).isEqualTo(1);
        assertThat(out.toString())
                .contains("expected silence", "+ got      00:00:05.000 OPEN", "+ got      nothing", "0 ok, 2 failed");
    }

    @Test
    void aWrongFileFailsAndSaysWhere() throws IOException {
        scenario("fires.yaml", FIRES);
        scenario("wrong.yaml", FIRES.replace("cameraId: C1", "camera: C1"));
        assertThat(run("test", rule)).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "wrong.yaml:3:45: error CEP-2104", "Maybe: 'cameraId'", "1 ok", "1 mistakes in scenario files");
    }

    @Test
    void aRuleWithoutScenariosIsAWarning() {
        assertThat(run("test", rule)).isZero();
        assertThat(out.toString()).contains("warning fast: the rule has no scenarios");
        assertThat(run("test", "--strict", rule)).isEqualTo(3);
    }

    @Test
    void aWrongRuleFails() throws IOException {
        Files.writeString(rule, "select plat from LprRead");
        assertThat(run("test", rule)).isEqualTo(1);
        assertThat(out.toString()).contains("CEP-2104");
        assertThat(run("test")).isEqualTo(2);
        assertThat(run("test", folder.resolve("missing"))).isEqualTo(1);
    }

    @Test
    void junitXmlIsWellFormedAndAlwaysTheSame() throws Exception {
        scenario("fires.yaml", FIRES);
        scenario("slow.yaml", FIRES.replace("speedMps: 40}", "speedMps: 20}").replace("name: a", "name: another"));
        scenario("wrong.yaml", FIRES.replace("cameraId: C1", "camera: C1"));
        Path junit = folder.resolve("junit.xml");
        assertThat(run("test", rule, "--junit", junit, "--seed", 7)).isEqualTo(1);
        byte[] xml = Files.readAllBytes(junit);
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name")).isEqualTo("fast");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("error").getLength())
                .isEqualTo(Integer.parseInt(suite.getAttribute("errors")));
        assertThat(run("test", rule, "--junit", junit, "--seed", 7)).isEqualTo(1);
        assertThat(Files.readAllBytes(junit)).isEqualTo(xml);
    }
}
