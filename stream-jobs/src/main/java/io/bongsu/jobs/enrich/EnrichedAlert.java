package io.bongsu.jobs.enrich;

import io.bongsu.engine.alert.Alert;
import java.util.Objects;

/** An alert transition and what is known about its place. */
public record EnrichedAlert(Alert alert, Enrichment enrichment) {
    public EnrichedAlert {
        Objects.requireNonNull(alert, "alert");
        Objects.requireNonNull(enrichment, "enrichment");
    }
}
