package dev.countersign.local.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.LocalMachine;
import dev.countersign.local.cli.CommandFailed;
import dev.countersign.local.microsoft365.identity.browser.AutomaticAdministrator;
import dev.countersign.local.microsoft365.identity.browser.Page;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Connects an organisation as an administrator does, with the HTTP API and a browser, and says what
 * happens.
 */
public final class Onboarding {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final ApiClient api;
  private final AutomaticAdministrator administrator;
  private final Progress progress;
  private int stepsShown;

  public Onboarding(ApiClient api, AutomaticAdministrator administrator, Progress progress) {
    this.api = api;
    this.administrator = administrator;
    this.progress = progress;
  }

  /**
   * From a new subscription to Connected.
   *
   * @return the subscription's identifier
   */
  public String run(String organizationName) {
    String subscriptionId = subscribe(organizationName);
    progress.step("Status: " + status(api.get(connection(subscriptionId))));
    consent(start(subscriptionId));
    authorize(chooseScopes(subscriptionId));
    await(subscriptionId, "NONE");
    return subscriptionId;
  }

  /** Connect; returns the link for the administrator as soon as it is waited for. */
  public String start(String subscriptionId) {
    String link = api.post(connection(subscriptionId), Map.of()).path("signInUrl").asText();
    await(subscriptionId, "SIGN_IN");
    return link;
  }

  /** All users, twice; returns what the administrator has to do next: enter a code. */
  public JsonNode chooseScopes(String subscriptionId) {
    await(subscriptionId, "CHOOSE_SYNC_SCOPE");
    choose(subscriptionId, "sync-scope", "Whom to synchronise: all users");
    await(subscriptionId, "CHOOSE_ROUTING_SCOPE");
    choose(subscriptionId, "routing-scope", "Whose mail to route: all users");
    return await(subscriptionId, "ENTER_CODE").path("next");
  }

  private static String connection(String subscriptionId) {
    return "/subscriptions/" + subscriptionId + "/connection";
  }

  /** A new subscription with the sample signature. */
  public String subscribe(String name) {
    String id = api.post("/subscriptions", Map.of("name", name)).path("subscriptionId").asText();
    progress.step("Subscription " + id + " for " + name);
    byte[] logo = LocalMachine.bytes("sample/logo.png");
    api.put(
        "/subscriptions/" + id + "/signature",
        Map.of(
            "html", LocalMachine.text("sample/signature.html"),
            "text", LocalMachine.text("sample/signature.txt"),
            "images",
                List.of(
                    Map.of(
                        "name", "logo",
                        "mediaType", "image/png",
                        "contentBase64", Base64.getEncoder().encodeToString(logo)))));
    progress.step("Signature saved: HTML and text with directory fields, and a logo");
    return id;
  }

  /** Signs in and accepts everything. */
  public void consent(String signInUrl) {
    progress.step("Connect: the administrator opens " + signInUrl);
    Page page = administrator.accept(URI.create(signInUrl));
    if (page.status() != 200 || !page.text().contains("Authorization successful")) {
      throw new CommandFailed(
          "The consent ended on a page with status " + page.status() + ": " + page.text());
    }
    progress.step("Signed in, permissions accepted: \"Authorization successful\"");
  }

  private void choose(String subscriptionId, String what, String said) {
    progress.step(said);
    api.put(connection(subscriptionId) + "/" + what, Map.of("scope", "ALL_USERS"));
  }

  /** Enters the code and accepts. */
  public void authorize(JsonNode next) {
    progress.step(
        "Authorize: the administrator enters the code "
            + next.path("userCode").asText()
            + " at "
            + next.path("verificationUri").asText());
    Page page =
        administrator.enterDeviceCode(
            URI.create(next.path("verificationUri").asText()), next.path("userCode").asText());
    if (page.status() != 200) {
      throw new CommandFailed("Microsoft did not take the code: " + page.text());
    }
  }

  /**
   * Waits until the API says that this is what the administrator has to do now.
   *
   * @throws CommandFailed if the run fails, or that does not come
   */
  public JsonNode await(String subscriptionId, String action) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < end) {
      JsonNode view = api.get(connection(subscriptionId));
      showSteps(view);
      if (view.path("next").path("action").asText().equals(action)) {
        return view;
      }
      if (status(view).equals("FAILED")) {
        throw failed(view.path("failure"));
      }
      pause();
    }
    throw new CommandFailed(
        "Onboarding stands still: " + action + " did not come within " + LIMIT.toSeconds() + " s.");
  }

  private void showSteps(JsonNode view) {
    JsonNode steps = view.path("steps");
    for (; stepsShown < steps.size(); stepsShown++) {
      progress.step("  In progress: " + steps.get(stepsShown).path("name").asText());
    }
    if (status(view).equals("CONNECTED")) {
      progress.step("Status: CONNECTED");
    }
  }

  private static String status(JsonNode view) {
    return view.path("status").asText();
  }

  private static CommandFailed failed(JsonNode failure) {
    return new CommandFailed(
        "Onboarding failed in the step "
            + failure.path("step").asText()
            + ". "
            + failure.path("message").asText());
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailed("Interrupted.");
    }
  }
}
