package io.bongsu.jobs.state;

import io.bongsu.engine.event.Columns;
import io.bongsu.engine.event.NamedValues;
import io.bongsu.engine.partition.Detection;
import io.bongsu.engine.plan.StatementPlan.Role;
import io.bongsu.engine.state.StateException;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.Map;

/**
 * Detections; details hold scalars, lists and maps only.
 *
 * <p>Cost: what all rows of a statement share (its name, columns, tags, streams) is read as the same objects again.
 */
public final class DetectionFormat implements RecordFormat<Detection> {
    private static final long serialVersionUID = 1L;
    private static final Role[] ROLES = Role.values();

    /** Beside the role's number: the row leaves. */
    private static final int LEAVES = 0x10;

    @Override
    public String name() {
        return "Detection";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public void write(Detection detection, StateOutput out) {
        out.writeSize(detection.rule());
        out.writeByte(detection.role().ordinal() + (detection.leaves() ? LEAVES : 0));
        out.writeString(detection.statement());
        out.writeLong(detection.timeMillis());
        out.writeKey(detection.key());
        out.writeLong(detection.sequence());
        out.writeString(detection.tenant());
        writeDetails(detection.details(), out);
        EvidenceFormat.write(detection.evidence(), out);
    }

    @Override
    public Detection read(StateInput in) {
        int rule = in.readSize();
        int role = in.readByte();
        return new Detection(
                rule,
                role(role & ~LEAVES),
                in.readShared(),
                in.readLong(),
                in.readKey(),
                in.readLong(),
                in.readShared(),
                readDetails(in),
                EvidenceFormat.read(in),
                (role & LEAVES) != 0);
    }

    private static Role role(int number) {
        if (number >= ROLES.length) {
            throw new StateException("a detection has a known role, number=" + number);
        }
        return ROLES[number];
    }

    static void writeDetails(Map<String, Object> details, StateOutput out) {
        NamedValues<Object> values = NamedValues.copyOf(details);
        out.writeColumns(values.columns());
        for (int i = 0; i < values.size(); i++) {
            out.writeValue(values.at(i));
        }
    }

    static Map<String, Object> readDetails(StateInput in) {
        Columns columns = in.readColumns();
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readValue();
        }
        return NamedValues.of(columns, values);
    }
}
