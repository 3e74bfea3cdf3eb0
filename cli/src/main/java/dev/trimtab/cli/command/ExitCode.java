package dev.trimtab.cli.command;

/** What the exit codes of trimtab mean. */
final class ExitCode {

    static final int SUCCESS = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    /** As a shell reports a program that Ctrl-C has ended. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
