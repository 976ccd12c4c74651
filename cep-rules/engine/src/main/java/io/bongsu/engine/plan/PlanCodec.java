package io.bongsu.engine.plan;

/** Writes and reads the values of one type of plan component. */
interface PlanCodec {
    void write(Object value, PlanOutput output);

    Object read(PlanInput input);
}
