package io.bongsu.jobs.decode;

/**
 * Why an event is refused while the job runs; the job goes on.
 *
 * <p>Shape: 6xxx; numbers are never reused. Each has a page {@link #page} and an example beside it.
 */
public enum Rejection {
    NOT_JSON("CEP-6001"),
    UNKNOWN_TYPE("CEP-6002"),
    MISSING_FIELD("CEP-6003"),
    WRONG_TYPE("CEP-6004"),
    OUT_OF_RANGE("CEP-6005"),
    ABSURD_TIME("CEP-6006"),
    NOT_AVRO("CEP-6007"),
    LATE("CEP-6102"),
    RULE_FAILED("CEP-6201"),
    PARTITION_RESET("CEP-6202");

    private final String code;

    Rejection(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The page that explains it, from the root of the project. */
    public String page() {
        return "stream-jobs/docs/errors/" + code + ".md";
    }
}
