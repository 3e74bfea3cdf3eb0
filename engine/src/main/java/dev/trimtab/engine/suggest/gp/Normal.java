package dev.trimtab.engine.suggest.gp;

/** A normal distribution. */
record Normal(double mean, double deviation) {}
