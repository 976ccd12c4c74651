package io.bongsu.engine.statement;

import io.bongsu.engine.event.Evidence;
import java.util.List;

/**
 * One output row.
 *
 * <p>Shape: the columns' values in order, the events it rests on in the order of their tags, the tenant of the first event
 * that names one, and whether the row leaves: it is of what left, or of how it was before a change. The array belongs to the
 * row and is never changed.
 */
public record Row(Object[] values, List<Evidence> evidence, String tenant, boolean leaves) {}
