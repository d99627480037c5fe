package dev.countersign.onboarding.device;

/**
 * Why another code is asked for.
 *
 * @param code one word for programs
 * @param message what came of the code before, and what to do otherwise this time
 */
public record LastTry(String code, String message) {}
