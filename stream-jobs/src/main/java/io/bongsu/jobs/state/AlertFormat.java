package io.bongsu.jobs.state;

import io.bongsu.engine.alert.Alert;
import io.bongsu.engine.alert.Alert.NegativeEvidence;
import io.bongsu.engine.alert.Alert.Transition;
import io.bongsu.engine.event.Columns;
import io.bongsu.engine.event.NamedValues;
import io.bongsu.engine.plan.RulePlan.RuleInfo;
import io.bongsu.engine.state.StateException;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Alerts, before enrichment.
 *
 * <p>Shape: a version, then the fields in their order. Cost: what all alerts of a rule share is read as the same objects
 * again.
 *
 * <p>Errors: {@link StateException} for alerts of another version.
 */
public final class AlertFormat implements RecordFormat<Alert> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 2;
    private static final Transition[] TRANSITIONS = Transition.values();

    @Override
    public String name() {
        return "Alert";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public void write(Alert alert, StateOutput out) {
        out.writeByte(VERSION);
        out.writeString(alert.alertId());
        out.writeString(alert.fingerprint());
        out.writeString(alert.episodeId());
        out.writeSize(alert.sequence());
        out.writeByte(alert.transition().ordinal());
        writeText(alert.reason(), out);
        writeRule(alert.rule(), out);
        writeText(alert.tenant(), out);
        writeText(alert.severity(), out);
        writeText(alert.urgency(), out);
        writeText(alert.certainty(), out);
        out.writeValue(alert.headline());
        out.writeLong(alert.firstEventTimeMillis());
        out.writeLong(alert.lastEventTimeMillis());
        out.writeLong(alert.detectedAtMillis());
        writeDegrees(alert.lon(), out);
        writeDegrees(alert.lat(), out);
        writeLabels(alert.labels(), out);
        EvidenceFormat.write(alert.evidence(), out);
        writeNegativeEvidence(alert.negativeEvidence(), out);
        DetectionFormat.writeDetails(alert.details(), out);
        writeQuality(alert.quality(), out);
    }

    @Override
    public Alert read(StateInput in) {
        int version = in.readByte();
        if (version != VERSION) {
            throw new StateException("an alert has a known version, version=" + version);
        }
        return new Alert(
                in.readString(),
                in.readString(),
                in.readString(),
                in.readSize(),
                transition(in.readByte()),
                readText(in),
                readRule(in),
                readText(in),
                readText(in),
                readText(in),
                readText(in),
                (String) in.readValue(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                readDegrees(in),
                readDegrees(in),
                readLabels(in),
                EvidenceFormat.read(in),
                readNegativeEvidence(in),
                DetectionFormat.readDetails(in),
                readQuality(in));
    }

    private static Transition transition(int number) {
        if (number >= TRANSITIONS.length) {
            throw new StateException("an alert has a known transition, number=" + number);
        }
        return TRANSITIONS[number];
    }

    /** A text that many alerts share, or null. */
    private static void writeText(String text, StateOutput out) {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeString(text);
        }
    }

    private static String readText(StateInput in) {
        return in.readBoolean() ? in.readShared() : null;
    }

    private static void writeRule(RuleInfo rule, StateOutput out) {
        out.writeString(rule.id());
        out.writeString(rule.name());
        writeText(rule.title(), out);
        out.writeString(rule.service());
        out.writeLong(rule.version());
        out.writeString(rule.sha256());
        writeText(rule.status(), out);
    }

    private static RuleInfo readRule(StateInput in) {
        return new RuleInfo(
                in.readShared(),
                in.readShared(),
                readText(in),
                in.readShared(),
                in.readInt(),
                in.readShared(),
                readText(in));
    }

    private static void writeDegrees(OptionalDouble degrees, StateOutput out) {
        out.writeBoolean(degrees.isPresent());
        if (degrees.isPresent()) {
            out.writeDouble(degrees.getAsDouble());
        }
    }

    private static OptionalDouble readDegrees(StateInput in) {
        return in.readBoolean() ? OptionalDouble.of(in.readDouble()) : OptionalDouble.empty();
    }

    private static void writeLabels(Map<String, String> labels, StateOutput out) {
        NamedValues<String> values = NamedValues.copyOf(labels);
        out.writeColumns(values.columns());
        for (int i = 0; i < values.size(); i++) {
            out.writeValue(values.at(i));
        }
    }

    private static Map<String, String> readLabels(StateInput in) {
        Columns columns = in.readColumns();
        if (columns.size() == 0) {
            return NamedValues.none();
        }
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readValue();
        }
        return NamedValues.of(columns, values);
    }

    private static void writeNegativeEvidence(List<NegativeEvidence> absent, StateOutput out) {
        out.writeSize(absent.size());
        for (NegativeEvidence awaited : absent) {
            out.writeString(awaited.stream());
            out.writeString(awaited.description());
            out.writeLong(awaited.watermarkMillis());
        }
    }

    private static List<NegativeEvidence> readNegativeEvidence(StateInput in) {
        int count = in.readCount();
        if (count == 0) {
            return List.of();
        }
        List<NegativeEvidence> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(new NegativeEvidence(in.readShared(), in.readString(), in.readLong()));
        }
        return all;
    }

    private static void writeQuality(List<String> quality, StateOutput out) {
        out.writeSize(quality.size());
        for (String flag : quality) {
            out.writeString(flag);
        }
    }

    private static List<String> readQuality(StateInput in) {
        int count = in.readCount();
        if (count == 0) {
            return List.of();
        }
        List<String> quality = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            quality.add(in.readShared());
        }
        return quality;
    }
}
