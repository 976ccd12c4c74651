package io.bongsu.jobs.publish.file;

import java.io.Serializable;

/** How a record becomes one line, without the line's end. */
public interface LineFormat<T> extends Serializable {
    String line(T record);
}
