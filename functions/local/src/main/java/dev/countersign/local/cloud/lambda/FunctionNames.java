package dev.countersign.local.cloud.lambda;

/** The ways to name a function: {@code name}, {@code name:qualifier}, or either's full ARN. */
final class FunctionNames {
  private static final String IN_ARN = ":function:";

  private FunctionNames() {}

  static String nameOf(String nameOrArn) {
    int arn = nameOrArn.indexOf(IN_ARN);
    String name = arn < 0 ? nameOrArn : nameOrArn.substring(arn + IN_ARN.length());
    int qualifier = name.indexOf(':');
    return qualifier < 0 ? name : name.substring(0, qualifier);
  }
}
