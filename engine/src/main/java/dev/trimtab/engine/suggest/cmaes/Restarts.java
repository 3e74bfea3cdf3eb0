package dev.trimtab.engine.suggest.cmaes;

/** What happens when a search has converged or is stuck. */
public enum Restarts {
    /** It goes on around the same place. */
    NONE,
    /** It starts anew elsewhere, each time with twice as many members (Auger and Hansen, CEC 2005). */
    IPOP,
    /**
     * As {@link #IPOP}, and as many trials are spent on searches with few members and short steps (Hansen, "Benchmarking a
     * BI-population CMA-ES on the BBOB-2009 function testbed", GECCO 2009).
     */
    BIPOP
}
