package io.bongsu.tool.scenario;

import io.bongsu.language.diagnose.Diagnostic;
import io.bongsu.language.diagnose.DiagnosticText;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The outcomes as JUnit XML: a test suite for each rule, a test case for each scenario, an error for each mistake in a
 * scenario file.
 *
 * <p>Shape: no times and no host names, so that the same run gives the same file.
 *
 * <p>Source: the Jenkins JUnit schema.
 */
public final class JUnitXml {
    private JUnitXml() {}

    public static String of(List<RuleOutcome> rules) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            line(xml, 0);
            xml.writeStartElement("testsuites");
            for (RuleOutcome rule : rules) {
                suite(xml, rule);
            }
            line(xml, 0);
            xml.writeEndElement();
            line(xml, 0);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("text in memory can be written", e);
        }
        return text.toString();
    }

    private static void suite(XMLStreamWriter xml, RuleOutcome rule) throws XMLStreamException {
        line(xml, 2);
        xml.writeStartElement("testsuite");
        long failures =
                rule.scenarios().stream().filter(outcome -> !outcome.ok()).count();
        xml.writeAttribute("name", clean(rule.rule()));
        xml.writeAttribute(
                "tests",
                String.valueOf(rule.scenarios().size() + rule.unreadable().size()));
        xml.writeAttribute("failures", String.valueOf(failures));
        xml.writeAttribute("errors", String.valueOf(rule.unreadable().size()));
        for (ScenarioOutcome outcome : rule.scenarios()) {
            String text = outcome.scenario().place() + "\n" + String.join("\n", outcome.failure());
            testCase(
                    xml,
                    rule,
                    outcome.scenario().name(),
                    outcome.ok() ? "" : "failure",
                    "the alerts are not the expected ones",
                    text);
        }
        for (Diagnostic mistake : rule.unreadable()) {
            testCase(xml, rule, mistake.source().file(), "error", mistake.message(), DiagnosticText.of(mistake));
        }
        line(xml, 2);
        xml.writeEndElement();
    }

    private static void testCase(
            XMLStreamWriter xml, RuleOutcome rule, String name, String problem, String message, String text)
            throws XMLStreamException {
        line(xml, 4);
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", clean(rule.rule()));
        xml.writeAttribute("name", clean(name));
        if (!problem.isEmpty()) {
            line(xml, 6);
            xml.writeStartElement(problem);
            xml.writeAttribute("message", clean(message));
            xml.writeCharacters(clean(text));
            xml.writeEndElement();
            line(xml, 4);
        }
        xml.writeEndElement();
    }

    private static void line(XMLStreamWriter xml, int indent) throws XMLStreamException {
        xml.writeCharacters("\n" + " ".repeat(indent));
    }

    /** XML 1.0 has no place for most control characters. */
    private static String clean(String text) {
        return text.codePoints()
                .mapToObj(c -> Character.toString(isXml(c) ? c : 0xFFFD))
                .collect(Collectors.joining());
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
