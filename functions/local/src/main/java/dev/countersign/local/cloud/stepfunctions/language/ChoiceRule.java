package dev.countersign.local.cloud.stepfunctions.language;

import dev.countersign.local.cloud.stepfunctions.data.Scope;
import java.util.function.Predicate;

/** A condition and the state to go to if it holds. */
public record ChoiceRule(Predicate<Scope> condition, String next) {}
