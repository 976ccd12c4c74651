package io.bongsu.tool;

/** Exit codes of {@code cep rules}. Usage errors (2) come from the command line parser itself. */
enum ExitCode {
    OK(0),
    FAILED(1),
    WARNINGS(3);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
