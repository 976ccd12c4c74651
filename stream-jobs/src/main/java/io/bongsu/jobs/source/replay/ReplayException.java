package io.bongsu.jobs.source.replay;

import java.io.IOException;

/** An event file that cannot be replayed: code, file, cause and cure in the message. */
public final class ReplayException extends IOException {
    private static final long serialVersionUID = 1L;

    ReplayException(String message) {
        super(message);
    }

    ReplayException(String message, Throwable cause) {
        super(message, cause);
    }
}
