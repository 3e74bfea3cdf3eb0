package dev.trimtab.cli;

import dev.trimtab.cli.command.Trimtab;

/** Where the process begins. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Trimtab.execute(arguments));
    }
}
