package dev.countersign.onboarding.signin;

import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.Status;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps of onboarding in the words of an administrator, and how far it is. */
final class ProgressSteps {
  private static final List<Step> STEPS =
      List.of(
          new Step("Permission given", Set.of("AwaitConsent", "VerifyConsent")),
          new Step("Whom to synchronise", Set.of("AwaitSyncScope")),
          new Step("Reading the directory", Set.of("SynchronizeDirectory")),
          new Step("Whose mail gets a signature", Set.of("AwaitRoutingScope")),
          new Step("Authorising Exchange Online", Set.of("StartDeviceCode", "PollDeviceCode")),
          new Step("Setting up Exchange Online", Set.of()));

  private ProgressSteps() {}

  /**
   * @param states of the machine that belong to it; all others belong to the last one
   */
  private record Step(String text, Set<String> states) {}

  static String of(ConnectionStatus status) {
    int now = status.status() == Status.CONNECTED ? STEPS.size() : index(status.step());
    StringBuilder list = new StringBuilder("<ol>");
    for (int i = 0; i < STEPS.size(); i++) {
      list.append(i < now ? "<li class=\"done\">" : item(i == now))
          .append(Html.escape(STEPS.get(i).text()))
          .append("</li>");
    }
    return list.append("</ol>").toString();
  }

  private static String item(boolean isNow) {
    return isNow ? "<li class=\"now\" aria-current=\"step\">" : "<li>";
  }

  private static int index(@Nullable String state) {
    if (state == null) {
      return 0;
    }
    for (int i = 0; i < STEPS.size(); i++) {
      if (STEPS.get(i).states().contains(state)) {
        return i;
      }
    }
    return STEPS.size() - 1;
  }
}
