package io.bongsu.engine.named;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The named windows of one rule under one key, by name.
 *
 * <p>Shape: made as they are asked for; the statement that makes a window comes before those that read it, or after.
 */
public final class NamedWindows {
    private final Map<String, NamedWindow> byName = new LinkedHashMap<>(2);
    private final Runnable first;
    private boolean waiting;

    /** @param first called when something happened of which nobody has been told, once until {@link #tell} */
    public NamedWindows(Runnable first) {
        this.first = first;
    }

    public NamedWindow get(String name) {
        return byName.computeIfAbsent(name, unused -> new NamedWindow(this));
    }

    void changed() {
        if (!waiting) {
            waiting = true;
            first.run();
        }
    }

    /** Has the readers told of all that happened, and of what happens meanwhile; false where nothing did. */
    public boolean tell(Runnable readers) {
        boolean any = waiting;
        while (waiting) {
            waiting = false;
            byName.values().forEach(NamedWindow::tell);
            readers.run();
            byName.values().forEach(NamedWindow::forget);
        }
        return any;
    }
}
