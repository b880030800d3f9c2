package io.lifeguard.rest.imports;

import io.lifeguard.rules.Violation;
import io.lifeguard.service.imports.report.ImportReport;
import io.lifeguard.service.imports.report.ImportReport.Refusal;
import jakarta.ws.rs.core.MediaType;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The reports of imports as JUnit XML, in the form of Surefire: each refused row is a test that fails. Continuous integration
 * shows them where it shows tests.
 */
final class JUnitReport {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private JUnitReport() throws XMLStreamException {
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    /** Whether a client prefers it to JSON. */
    static boolean isPreferred(List<MediaType> acceptable) {
        return acceptable.stream()
                .filter(type -> type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                        || type.isCompatible(MediaType.APPLICATION_XML_TYPE))
                .findFirst()
                .filter(type -> !type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .isPresent();
    }

    /**
     * @param reports of the files of an import, with their first refusals
     * @param unfinished why the import did not process every row, or has not yet; empty if it is done
     */
    static String of(List<ImportReport> reports, Optional<String> unfinished) {
        try {
            JUnitReport report = new JUnitReport();
            report.write(reports, unfinished);
            return report.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("text in memory can be written", e);
        }
    }

    private void write(List<ImportReport> reports, Optional<String> unfinished) throws XMLStreamException {
        int failures = reports.stream().mapToInt(JUnitReport::failures).sum();
        int errors = unfinished.isPresent() ? 1 : 0;
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "import");
        xml.writeAttribute("time", "0");
        xml.writeAttribute("tests", String.valueOf(failures + errors + reports.size()));
        xml.writeAttribute("errors", String.valueOf(errors));
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute("failures", String.valueOf(failures));
        for (ImportReport report : reports) {
            write(report);
        }
        if (unfinished.isPresent()) {
            startTest("import", "every row is processed");
            xml.writeStartElement("error");
            xml.writeAttribute("message", clean(unfinished.get()));
            xml.writeAttribute("type", "UNFINISHED");
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    /** Those that are listed, and one for all others. */
    private static int failures(ImportReport report) {
        return report.refusals().size() + (others(report) > 0 ? 1 : 0);
    }

    private static long others(ImportReport report) {
        return report.refused() + report.absentRefused() - report.refusals().size();
    }

    private void write(ImportReport report) throws XMLStreamException {
        String kind = report.kind().urlName();
        startTest(kind, "%d of %d rows accepted".formatted(report.rows() - report.refused(), report.rows()));
        xml.writeEndElement();
        for (Refusal refusal : report.refusals()) {
            String place = refusal.line() > 0 ? "line " + refusal.line() : "not in the file";
            startTest(kind, refusal.id().isEmpty() ? place : place + ": " + clean(refusal.id()));
            writeFailure(refusal.violations());
            xml.writeEndElement();
        }
        if (others(report) > 0) {
            startTest(kind, "further rows");
            xml.writeStartElement("failure");
            xml.writeAttribute("message", others(report) + " further rows were refused.");
            xml.writeAttribute("type", "FURTHER_ROWS");
            xml.writeEndElement();
            xml.writeEndElement();
        }
    }

    private void startTest(String kind, String name) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", name);
        xml.writeAttribute("classname", kind);
        xml.writeAttribute("time", "0");
    }

    private void writeFailure(List<Violation> violations) throws XMLStreamException {
        String sentences = violations.stream()
                .map(v -> v.path().isEmpty() ? v.reason() : v.path() + ": " + v.reason())
                .collect(Collectors.joining("\n"));
        xml.writeStartElement("failure");
        xml.writeAttribute("message", clean(sentences.lines().findFirst().orElse("")));
        xml.writeAttribute(
                "type",
                violations.isEmpty() ? "REFUSED" : violations.get(0).rule().name());
        xml.writeCharacters(clean(sentences));
        xml.writeEndElement();
    }

    /** Without the characters that XML 1.0 cannot have. */
    private static String clean(String value) {
        return value.codePoints()
                .map(c ->
                        c == '\n' || c == '\t' || (c >= 0x20 && c < 0xD800) || (c > 0xDFFF && c < 0xFFFE) || c > 0xFFFF
                                ? c
                                : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
