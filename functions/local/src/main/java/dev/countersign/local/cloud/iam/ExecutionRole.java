package dev.countersign.local.cloud.iam;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The role that a function runs as. Threads that a function starts run as the same role.
 *
 * @param function name of the function
 */
public record ExecutionRole(String function, List<PolicyStatement> statements) {
  private static final InheritableThreadLocal<@Nullable ExecutionRole> CURRENT =
      new InheritableThreadLocal<>();

  public ExecutionRole {
    statements = List.copyOf(statements);
  }

  /** Runs something as this role. */
  public <T> T run(Callable<T> work) throws Exception {
    ExecutionRole before = CURRENT.get();
    CURRENT.set(this);
    try {
      return work.call();
    } finally {
      CURRENT.set(before);
    }
  }

  /** The role of the function that this thread runs; null for threads of nobody's function. */
  static @Nullable ExecutionRole current() {
    return CURRENT.get();
  }

  boolean allows(RequiredPermission needed) {
    return statements.stream().anyMatch(statement -> statement.allows(needed));
  }
}
