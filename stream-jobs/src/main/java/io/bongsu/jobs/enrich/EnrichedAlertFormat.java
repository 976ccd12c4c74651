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
    public void write(EnrichedAlert enriched, StateOutput out) {
        ALERT.write(enriched.alert(), out);
        Enrichment enrichment = enriched.enrichment();
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
        return new EnrichedAlert(
                ALERT.read(in), new Enrichment(readNear(in), readNear(in), readTexts(in), in.readString()));
    }

    private static List<NearPlace> readNear(StateInput in) {
        int count = in.readCount();
        List<NearPlace> places = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            places.add(new NearPlace(in.readString(), in.readString(), in.readDouble(), in.readDouble()));
        }
        return places;
    }

    private static List<String> readTexts(StateInput in) {
        int count = in.readCount();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(in.readString());
        }
        return texts;
    }
}
