package dev.trimtab.engine.study;

/** Why a study is over. */
public enum FinishReason {
    TARGET_REACHED("TargetReached", false),
    MAX_TRIALS_REACHED("MaxTrialsReached", false),
    /** Every point of the space, or of the grid, has its trial. */
    SPACE_EXHAUSTED("SpaceExhausted", false),
    /** Every member of a population has come to its last step. */
    POPULATION_TRAINED("PopulationTrained", false),
    TOO_MANY_FAILURES("TooManyFailures", true);

    private final String word;
    private final boolean failure;

    FinishReason(String word, boolean failure) {
        this.word = word;
        this.failure = failure;
    }

    /** The reason as conditions and trials carry it, in CamelCase. */
    public String word() {
        return word;
    }

    /** Whether the study has failed, rather than come to an end. */
    public boolean isFailure() {
        return failure;
    }
}
