package io.bongsu.engine.named;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The named windows of one rule under one key, by name.
 *
 * <p>Shape: made as they are asked for; the statement that makes a window comes before those that read it, or after.
 */
public final class NamedWindows {
    private final Map<String, NamedWindow> byName = new LinkedHashMap<>(2);
    private final Runnable first;
    /** Those that something happened to, in that order. */
    private List<NamedWindow> changed = new ArrayList<>(1);

    /** @param first called when something happened of which nobody has been told, once until {@link #tell} */
    public NamedWindows(Runnable first) {
        this.first = first;
    }

    public NamedWindow get(String name) {
        return byName.computeIfAbsent(name, unused -> new NamedWindow(this));
    }

    void changed(NamedWindow window) {
        changed.add(window);
        if (changed.size() == 1) {
            first.run();
        }
    }

    /**
     * Has the readers told of all that happened, of each window at once, and of what happens meanwhile; false where nothing
     * did.
     */
    public boolean tell(Runnable readers) {
        boolean any = !changed.isEmpty();
        while (!changed.isEmpty()) {
            List<NamedWindow> now = changed;
            changed = new ArrayList<>(1);
            now.forEach(NamedWindow::close);
            now.forEach(window -> window.tell(readers));
        }
        return any;
    }
}
