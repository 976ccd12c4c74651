package io.bongsu.jobs.detect;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.jobs.state.DetectionFormat;
import io.bongsu.jobs.state.RecordFormat;

/** Findings on their way to raise. */
public final class FindingFormat implements RecordFormat<Finding> {
    private static final long serialVersionUID = 1L;
    private static final DetectionFormat DETECTION = new DetectionFormat();

    @Override
    public String name() {
        return "Finding";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public void write(Finding finding, StateOutput out) {
        out.writeString(finding.fingerprint());
        DETECTION.write(finding.detection(), out);
    }

    @Override
    public Finding read(StateInput in) {
        return new Finding(in.readString(), DETECTION.read(in));
    }
}
