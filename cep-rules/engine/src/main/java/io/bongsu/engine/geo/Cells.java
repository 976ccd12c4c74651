package io.bongsu.engine.geo;

import com.uber.h3core.H3Core;
import java.io.IOException;
import java.io.UncheckedIOException;

/** H3 cells of points. The native library is loaded at the first use. */
final class Cells {
    private static final int FINEST = 15;

    private Cells() {}

    /** The cell's index as text; null when the resolution is not in 0–15. */
    static String at(double lon, double lat, int resolution) {
        return resolution < 0 || resolution > FINEST ? null : Loaded.H3.latLngToCellAddress(lat, lon, resolution);
    }

    private static final class Loaded {
        static final H3Core H3 = load();

        private static H3Core load() {
            try {
                return H3Core.newInstance();
            } catch (IOException e) {
                throw new UncheckedIOException("the H3 library must load", e);
            }
        }
    }
}
