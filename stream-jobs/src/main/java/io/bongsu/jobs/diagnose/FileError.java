package io.bongsu.jobs.diagnose;

/**
 * Why a run ends or does not begin: a file or folder that it cannot use.
 *
 * <p>Shape: 7xxx; numbers are never reused. Each has a page {@link #page} and an example beside it.
 */
public enum FileError {
    EVENT_FILE(7001),
    CHANGED_EVENTS(7002),
    REFERENCE_FILE(7003),
    OUTPUT_FILE(7004),
    STATE_FOLDER(7005),
    OTHER_RUN(7006);

    private final int number;

    FileError(int number) {
        this.number = number;
    }

    /** {@code CEP-7001}. */
    public String code() {
        return "CEP-" + number;
    }

    /** The page that explains it, from the root of the project. */
    public String page() {
        return "stream-jobs/docs/errors/" + code() + ".md";
    }

    /** The whole message: code, what is wrong (constraint first, no full stop at its end), page. */
    public String message(String wrong) {
        return code() + ": " + wrong + ". See " + page();
    }
}
