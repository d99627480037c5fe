package dev.countersign.benchmarks.coldstart;

import dev.countersign.local.LocalDeployment;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The functions of a deployment, each to be started in a JVM of its own. */
final class ColdFunctions {
  private final LocalDeployment deployment;
  private final Map<String, String> classPaths;

  /**
   * @param classPaths of the modules and of the empty handlers, by name
   */
  ColdFunctions(LocalDeployment deployment, Map<String, String> classPaths) {
    this.deployment = deployment;
    this.classPaths = classPaths;
  }

  ColdFunction empty(Class<?> handler) {
    return new ColdFunction(handler.getName(), classPath("empty"), environment("ReadConnection"));
  }

  ColdFunction function(String name) {
    String handler = deployment.cloud().functions().function(name).handler();
    String module = handler.split("\\.")[2];
    return new ColdFunction(handler, classPath(module), environment(name));
  }

  private String classPath(String module) {
    return Objects.requireNonNull(classPaths.get(module), module);
  }

  private Map<String, String> environment(String function) {
    Map<String, String> all =
        new HashMap<>(deployment.cloud().functions().function(function).environment());
    all.put("AWS_REGION", "eu-central-1");
    all.put("AWS_ACCESS_KEY_ID", "local");
    all.put("AWS_SECRET_ACCESS_KEY", "local");
    all.put("AWS_ENDPOINT_URL", deployment.cloud().endpoints().aws().toString());
    all.put("AWS_LAMBDA_FUNCTION_NAME", function);
    return all;
  }
}
