package dev.trimtab.cli.command;

import dev.trimtab.cli.result.Result;
import dev.trimtab.cli.result.ResultDocument;
import dev.trimtab.cli.result.ResultTable;

/** How a result is written. */
enum Output {
    table,
    json,
    yaml;

    String write(Result result) {
        return switch (this) {
            case table -> ResultTable.of(result);
            case json -> ResultDocument.json(result);
            case yaml -> ResultDocument.yaml(result);
        };
    }
}
