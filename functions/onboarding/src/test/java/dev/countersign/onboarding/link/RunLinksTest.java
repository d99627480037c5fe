package dev.countersign.onboarding.link;

import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.onboarding.secret.SecretStore;
import dev.countersign.onboarding.testing.Parts;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunLinksTest {
  private final Parts parts = new Parts();

  /** Who had clicked first was shown a link that the second click had replaced already. */
  @Test
  void whoAskAtTheSameTimeGetTheSameLink() {
    Deque<RunLink> other = new ArrayDeque<>();
    RunLinks links =
        links(beforeSaving(() -> other.add(links(parts.secrets).keep(SUBSCRIPTION, RUN, "Ada"))));

    RunLink link = links.keep(SUBSCRIPTION, RUN, "Ada");

    assertThat(List.of(link)).containsExactlyElementsOf(other);
  }

  private RunLinks links(SecretStore secrets) {
    return new RunLinks(
        secrets,
        parts.statuses,
        new GivenLinks(parts.table, parts.clock),
        RunLinks.Kind.INVITATION);
  }

  /** The secrets of somebody beside whom somebody else works, right before one is kept. */
  private SecretStore beforeSaving(Runnable other) {
    return (SecretStore)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {SecretStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().startsWith("save")) {
                other.run();
              }
              return method.invoke(parts.secrets, arguments);
            });
  }
}
