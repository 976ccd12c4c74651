package io.bongsu.language.esper;

import io.bongsu.schemas.ValueType;
import java.util.Optional;

/** A selected expression as Esper named and typed it; no type where it is not a scalar or an array of scalars. */
public record EsperColumn(String name, Optional<ValueType> type) {}
