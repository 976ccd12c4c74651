package io.bongsu.jobs.enrich;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.jobs.enrich.Enrichment.NearPlace;
import io.bongsu.jobs.state.AlertFormat;
import io.bongsu.jobs.state.RecordFormat;
import java.util.ArrayList;
import java.util.List;

/** Enriched alerts on their way to the outputs. */
public final class EnrichedAlertFormat implements RecordFormat<EnrichedAlert> {
    private static final long serialVersionUID = 1L;
    private static final AlertFormat ALERT = new AlertFormat();

    @Override
    public String name() {
        return "EnrichedAlert";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public void write(EnrichedAlert enriched, StateOutput out) {
        ALERT.write(enriched.alert(), out);
        Enrichment enrichment = enriched.enrichment();
        boolean known = !enrichment.equals(Enrichment.EMPTY);
        out.writeBoolean(known);
        if (known) {
            write(enrichment, out);
        }
    }

    private static void write(Enrichment enrichment, StateOutput out) {
        writeNear(enrichment.cameras(), out);
        writeNear(enrichment.hydrants(), out);
        out.writeSize(enrichment.zones().size());
        enrichment.zones().forEach(out::writeString);
        out.writeString(enrichment.district());
    }

    private static void writeNear(List<NearPlace> places, StateOutput out) {
        out.writeSize(places.size());
        for (NearPlace near : places) {
            out.writeString(near.id());
            out.writeString(near.name());
            out.writeDouble(near.distanceM());
            out.writeDouble(near.bearingDeg());
        }
    }

    @Override
    public EnrichedAlert read(StateInput in) {
        return new EnrichedAlert(ALERT.read(in), in.readBoolean() ? readEnrichment(in) : Enrichment.EMPTY);
    }

    private static Enrichment readEnrichment(StateInput in) {
        return new Enrichment(readNear(in), readNear(in), readTexts(in), in.readShared());
    }

    private static List<NearPlace> readNear(StateInput in) {
        int count = in.readCount();
        List<NearPlace> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            places.add(new NearPlace(in.readShared(), in.readShared(), in.readDouble(), in.readDouble()));
        }
        return places;
    }

    private static List<String> readTexts(StateInput in) {
        int count = in.readCount();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(in.readShared());
        }
        return texts;
    }
}
