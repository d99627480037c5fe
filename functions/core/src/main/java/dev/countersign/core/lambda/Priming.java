package dev.countersign.core.lambda;

import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that a function does once before Lambda takes its snapshot (SnapStart), so that its first
 * invocation finds classes loaded and clients made. Without SnapStart it never happens.
 *
 * <p>The snapshot is the start of many functions, maybe weeks later. So the work changes nothing
 * and leaves nothing behind that ages: no secret, no answer that is kept, no open session. Random
 * numbers come from {@link java.security.SecureRandom}, which reads from the system at each call;
 * the AWS clients ask for new credentials when theirs have expired, and connect again; Lambda's
 * runtime empties the DNS cache. Source: AWS Lambda Developer Guide, "Handling uniqueness with
 * Lambda SnapStart", "Implement code before or after Lambda function snapshots".
 */
public final class Priming implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(Priming.class);
  private final List<Work> steps;

  /** What is done before the snapshot. */
  @FunctionalInterface
  public interface Work {
    void run() throws Exception;
  }

  private Priming(List<Work> steps) {
    this.steps = steps;
  }

  /**
   * Has steps done before a snapshot, each whatever came of the others.
   *
   * @return to be kept by the function: the runtime holds it weakly
   */
  public static Priming with(Work... steps) {
    Priming priming = new Priming(List.of(steps));
    Core.getGlobalContext().register(priming);
    return priming;
  }

  /** A function that could not be primed is slower the first time, and no less right. */
  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    steps.forEach(Priming::run);
  }

  private static void run(Work step) {
    try {
      step.run();
    } catch (Exception e) {
      LOG.warn("A step of priming failed: {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Nothing was kept that would have to be renewed.
  }
}
