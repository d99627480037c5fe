package dev.countersign.benchmarks.coldstart;

import dev.countersign.local.LocalDeployment;
import java.io.IOException;
import java.util.List;

/** The cold start of every function there is, with its sample event. */
final class EveryFunction {
  private static final int RUNS = 3;

  private final List<String> names;
  private final ColdFunctions functions;
  private final ColdMail mail;
  private final Figures figures = new Figures();

  EveryFunction(LocalDeployment deployment, ColdFunctions functions, ColdMail mail) {
    this.names = deployment.cloud().functions().names().stream().sorted().toList();
    this.functions = functions;
    this.mail = mail;
  }

  void run() throws IOException {
    for (int run = 0; run < RUNS; run++) {
      figures.add(Figures.EMPTY, functions.empty(EmptyHandler.class).start("{}", "{}"));
      figures.add(Figures.BASE, functions.empty(DynamoDbHandler.class).start("{}", "{}"));
      for (String name : names) {
        // What came of it counts elsewhere; an event that finds nothing to do costs its start, too.
        figures.add(name, functions.function(name).startAnyway(mail.event(name, mail.stored())));
      }
    }
    figures.print(RUNS);
  }
}
