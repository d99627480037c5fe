package dev.countersign.onboarding.signin;

import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.onboarding.link.RunLink;
import dev.countersign.onboarding.link.RunLinks;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What went wrong in a browser that came by a link of ours is shown with that link, as long as its
 * run waits for it. Another browser never sees the link.
 */
final class AnotherTry {
  /** The run waits for nobody. */
  private static final Set<String> FINAL =
      Set.of(
          Refusal.RUN_OVER.name(),
          Refusal.ALREADY_CONSENTED.name(),
          Refusal.ALREADY_AUTHORIZED.name());

  private final RunLinks links;
  private final Refusal done;

  /**
   * @param links by which such browsers came
   * @param done why there is no link any more while the run goes on
   */
  AnotherTry(RunLinks links, Refusal done) {
    this.links = links;
    this.done = done;
  }

  /** Takes the answer of an attempt, or says why not. */
  ApiResponse unless(SignInAttempt attempt, Supplier<ApiResponse> taken) {
    try {
      attempt.requireGood();
      requireRunning(attempt.run());
      return taken.get();
    } catch (ApiProblem problem) {
      return after(problem, Optional.of(attempt));
    }
  }

  /** Nobody is asked to accept anything for a run that is being taken back. */
  private void requireRunning(SignInRun run) {
    if (!links.isRunning(run.subscriptionId(), run.runId())) {
      throw Refusal.RUN_OVER.problem();
    }
  }

  /** A page with the link, if it is known whose browser it is. */
  ApiResponse after(ApiProblem problem, Optional<SignInAttempt> attempt) {
    return attempt.map(known -> after(problem, known.run())).orElseThrow(() -> problem);
  }

  private ApiResponse after(ApiProblem problem, SignInRun run) {
    boolean isRunning = links.isRunning(run.subscriptionId(), run.runId());
    Optional<RunLink> link = links.find(run.subscriptionId(), run.runId());
    if (isRunning && link.isPresent() && !FINAL.contains(problem.code())) {
      return withLink(problem, link.get());
    }
    // All but these say that the link is to be opened again, and it leads nowhere.
    throw FINAL.contains(problem.code()) || problem.code().equals(Refusal.REPLAYED.name())
        ? problem
        : (isRunning ? done : Refusal.RUN_OVER).problem();
  }

  private static ApiResponse withLink(ApiProblem problem, RunLink link) {
    return Page.of(
        problem.status(),
        Refusal.title(problem),
        Html.paragraphs(List.of(problem.publicText())) + Html.link("Try again", link.path()),
        List.of());
  }
}
