package io.bongsu.jobs.reference;

import java.io.IOException;

/** A reference file that cannot be used: code, file and line, cause and cure. */
public final class ReferenceException extends IOException {
    private static final long serialVersionUID = 1L;

    ReferenceException(String message) {
        super(message);
    }
}
