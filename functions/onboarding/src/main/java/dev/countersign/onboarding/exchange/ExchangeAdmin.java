package dev.countersign.onboarding.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.core.lambda.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Client of Exchange Online's admin REST API, which the Exchange Online PowerShell module (version
 * 3) speaks: {@code POST /adminapi/beta/{tenant}/InvokeCommand}. There is no documented REST API
 * for connectors, transport rules and the connection filter.
 */
public final class ExchangeAdmin {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  // Creating a connector takes up to a quarter of a minute; the task's own time-out is longer.
  private static final Duration ANSWER = Duration.ofSeconds(40);

  // Nobody has more than 300 transport rules or 100 connectors; a loop of pages must end.
  private static final int MAX_PAGES = 100;

  // There is one in every organisation.
  private static final String SYSTEM_MAILBOX =
      "APP:SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}@";

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final URI base;

  /** {@code base} is {@code https://outlook.office365.com}. */
  public ExchangeAdmin(URI base) {
    this.base = base;
  }

  /** Calls cmdlets in one organisation. */
  public Session session(String tenantId, Credential credential) {
    return new Session(tenantId, credential);
  }

  /** One organisation and one credential. */
  public final class Session {
    private final URI command;
    private final String anchor;
    private final Credential credential;

    private Session(String tenantId, Credential credential) {
      this.anchor = anchor(tenantId, credential.userPrincipalName());
      this.command = base.resolve("/adminapi/beta/" + tenantId + "/InvokeCommand");
      this.credential = credential;
    }

    /**
     * Runs a cmdlet and returns what it puts out, all pages.
     *
     * @throws CmdletFailed if Exchange refuses it
     * @throws OrganizationDehydrated if the organisation cannot be changed yet
     * @throws TemporaryFailure if Exchange throttles or does not answer
     */
    public List<JsonNode> invoke(String cmdlet, Map<String, Object> parameters) {
      return invoke(cmdlet, parameters, ANSWER);
    }

    /**
     * The same, of a cmdlet that takes longer.
     *
     * @param patience how long an answer may take
     */
    List<JsonNode> invoke(String cmdlet, Map<String, Object> parameters, Duration patience) {
      String body =
          Json.write(Map.of("CmdletInput", Map.of("CmdletName", cmdlet, "Parameters", parameters)));
      List<JsonNode> output = new ArrayList<>();
      URI next = command;
      for (int page = 0; page < MAX_PAGES; page++) {
        JsonNode answer = post(next, cmdlet, body, patience);
        answer.path("value").forEach(output::add);
        String link = answer.path("@odata.nextLink").asText();
        if (link.isEmpty()) {
          return output;
        }
        next = sameHost(base.resolve(link));
      }
      throw ExchangeAnswers.unusable("more than " + MAX_PAGES + " pages");
    }

    /** Whether nobody signed in for it. */
    boolean isApp() {
      return credential.isApp();
    }

    /** The object with this name, by the {@code Get-…} cmdlet of its noun. */
    Optional<JsonNode> find(String noun, String name) {
      try {
        return invoke("Get-" + noun, Map.of("Identity", name)).stream().findFirst();
      } catch (CmdletFailed failed) {
        if (failed.error().isNotFound()) {
          return Optional.empty();
        }
        throw failed;
      }
    }

    private JsonNode post(URI uri, String cmdlet, String body, Duration patience) {
      HttpRequest request =
          HttpRequest.newBuilder(uri)
              .timeout(patience)
              .header("Authorization", "Bearer " + credential.accessToken())
              .header("Content-Type", "application/json")
              .header("Prefer", "odata.maxpagesize=1000")
              .header("X-ResponseFormat", "json")
              .header("X-CmdletName", cmdlet)
              .header("X-AnchorMailbox", anchor)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      return ExchangeAnswers.accept(cmdlet, send(request, cmdlet), credential);
    }
  }

  /** Any mailbox of the tenant routes the request; the signed-in account's, if it is known. */
  private static String anchor(String tenantId, String account) {
    return account.isEmpty() ? SYSTEM_MAILBOX + tenantId : "UPN:" + account;
  }

  // The token goes with every request: a link to elsewhere would carry it there.
  private URI sameHost(URI link) {
    if (!base.getAuthority().equals(link.getAuthority())) {
      throw ExchangeAnswers.unusable("next link to another host");
    }
    return link;
  }

  private HttpResponse<String> send(HttpRequest request, String cmdlet) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw ExchangeAnswers.unavailable(cmdlet + " " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ExchangeAnswers.unavailable(cmdlet + " interrupted");
    }
  }
}
