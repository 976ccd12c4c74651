package io.bongsu.benchmarks.contender.esper;

import io.bongsu.benchmarks.contender.peer.PeerEvent;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;

/**
 * Which events each core gets: told beforehand, outside of the time that is measured.
 *
 * <p>Shape: indexes ascend. Cost: 4 bytes per event.
 */
final class EsperShares {
    private final EsperWork<?> work;
    private final List<IntArrayList> indexes = new ArrayList<>();
    private int told;

    EsperShares(EsperWork<?> work, int cores) {
        this.work = work;
        for (int core = 0; core < cores; core++) {
            indexes.add(new IntArrayList());
        }
    }

    /** The indexes of a core below at least {@code events}. */
    int[] of(int core, long events) {
        tell(work, Math.toIntExact(events));
        return indexes.get(core).elements();
    }

    /** How many of a core's indexes lie below {@code events}. */
    int count(int core, long events) {
        IntArrayList own = indexes.get(core);
        int low = 0;
        int high = own.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (own.getInt(middle) < events) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private <E extends PeerEvent> void tell(EsperWork<E> typed, int events) {
        for (; told < events; told++) {
            E event = typed.reader().read(typed.stream().record(told));
            int core = Math.floorMod(typed.share().applyAsInt(event), indexes.size());
            indexes.get(core).add(told);
        }
    }
}
