package dev.trimtab.cli.file;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.core.validation.Document;
import dev.trimtab.core.validation.Documents;
import dev.trimtab.core.validation.InvalidYamlException;
import dev.trimtab.core.validation.Problem;
import dev.trimtab.core.validation.Validator;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A YAML file with one experiment in it.
 *
 * @param spec with every default filled in
 * @param others what else stands in the file, as {@code kind/name}
 */
public record ExperimentFile(Path path, String name, ExperimentSpec spec, List<String> others) {

    /** @throws InvalidFileException if the file cannot be read, is not valid, or does not hold exactly one experiment */
    public static ExperimentFile read(Path path) throws InvalidFileException {
        var validator = new Validator();
        List<Document> documents = documents(path);
        List<Document> experiments =
                documents.stream().filter(ExperimentFile::isExperiment).toList();
        List<String> lines = problems(path, documents, validator);
        if (!lines.isEmpty()) {
            throw new InvalidFileException(lines);
        }
        if (experiments.size() != 1) {
            throw new InvalidFileException(path + ": a file to run holds exactly one Experiment; this one holds "
                    + (experiments.isEmpty() ? "none." : experiments.size() + "."));
        }
        Experiment experiment = validator.experiment(experiments.getFirst());
        String name = experiment.getMetadata().getName();
        if (name == null) {
            throw new InvalidFileException(path + ": metadata.name: give the experiment a name, so that its run can be"
                    + " found again; metadata.generateName is for the cluster.");
        }
        List<String> others = documents.stream()
                .filter(document -> !isExperiment(document))
                .map(document -> document.kind() + "/" + document.name())
                .toList();
        return new ExperimentFile(path, name, experiment.getSpec(), others);
    }

    /** Every problem of every document of a file, each as {@code file:line: path: sentence}. */
    public static List<String> problems(Path path) throws InvalidFileException {
        return problems(path, documents(path), new Validator());
    }

    private static List<String> problems(Path path, List<Document> documents, Validator validator) {
        List<String> lines = new ArrayList<>();
        for (Document document : documents) {
            for (Problem problem : validator.problems(document)) {
                String field = problem.path().isEmpty() ? "" : problem.path() + ": ";
                lines.add(path + ":" + problem.line() + ": " + field + problem.message());
            }
        }
        return lines;
    }

    private static List<Document> documents(Path path) throws InvalidFileException {
        try {
            return Documents.read(Files.readString(path));
        } catch (InvalidYamlException invalid) {
            throw new InvalidFileException(path + ":" + Math.max(1, invalid.line()) + ": " + invalid.getMessage());
        } catch (NoSuchFileException missing) {
            throw new InvalidFileException(path + ": there is no such file.");
        } catch (MalformedInputException binary) {
            throw new InvalidFileException(path + ": this is not a text in UTF-8.");
        } catch (IOException unreadable) {
            throw new InvalidFileException(path + ": it cannot be read: " + unreadable.getMessage());
        }
    }

    private static boolean isExperiment(Document document) {
        return document.kind().equals("Experiment") && document.apiVersion().startsWith("trimtab.dev/");
    }
}
