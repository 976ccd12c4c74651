package io.bongsu.engine.statement;

import io.bongsu.engine.event.Evidence;
import java.util.List;

/** One output row: the columns' values in order, and the events it rests on. */
public record Row(Object[] values, List<Evidence> evidence, String tenant) {}
