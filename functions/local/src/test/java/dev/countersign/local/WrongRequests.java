package dev.countersign.local;

import static dev.countersign.local.ApiRequests.APP_ONLY;
import static dev.countersign.local.ApiRequests.CONFIRM;
import static dev.countersign.local.ApiRequests.CONNECT;
import static dev.countersign.local.ApiRequests.CREATE;
import static dev.countersign.local.ApiRequests.DISCONNECT;
import static dev.countersign.local.ApiRequests.GROUPS;
import static dev.countersign.local.ApiRequests.MEMBERS;
import static dev.countersign.local.ApiRequests.NAMED;
import static dev.countersign.local.ApiRequests.REPAIR;
import static dev.countersign.local.ApiRequests.ROTATE;
import static dev.countersign.local.ApiRequests.ROUTING;
import static dev.countersign.local.ApiRequests.RULES;
import static dev.countersign.local.ApiRequests.SIGNATURE;
import static dev.countersign.local.ApiRequests.SUBSCRIPTION;
import static dev.countersign.local.ApiRequests.SYNC;
import static dev.countersign.local.ApiRequests.SYNCHRONIZE;

import java.util.Map;
import java.util.stream.Stream;

/**
 * Requests that cannot be served, each with the status and the code that say so: whatever
 * docs/openapi.yaml announces and a request alone provokes.
 */
final class WrongRequests {
  private final ApiRequests requests;

  WrongRequests(ApiRequests requests) {
    this.requests = requests;
  }

  Stream<Map.Entry<ApiCall, String>> all() {
    return Stream.of(
            subscriptions(),
            defaultSignature(),
            namedSignatures(),
            rules(),
            choices(),
            connections())
        .flatMap(some -> some);
  }

  private Stream<Map.Entry<ApiCall, String>> subscriptions() {
    String read = "GET " + SUBSCRIPTION;
    return Stream.of(
        Map.entry(requests.call("no name", CREATE, "{}"), "400 InvalidName"),
        Map.entry(
            requests.call("a long name", CREATE, "{\"name\":\"" + "x".repeat(101) + "\"}"),
            "400 InvalidName"),
        Map.entry(
            requests.call("a name of two lines", CREATE, "{\"name\":\"a\\nb\"}"),
            "400 InvalidName"),
        Map.entry(requests.call("no members", MEMBERS, "{}"), "400 InvalidMembers"),
        Map.entry(requests.query(read + "/audit", "?limit=0"), "400 InvalidPage"),
        Map.entry(requests.query(read + "/spf", "?domain=x"), "400 InvalidDomain"),
        Map.entry(requests.query(read + "/spf", ""), "409 DomainsUnknown"),
        Map.entry(requests.query(read + "/messages", "?state=lost"), "400 InvalidParameter"),
        Map.entry(
            requests.withId("none", ApiRequests.message("retry"), "m"), "404 MessageNotFound"),
        Map.entry(
            requests.withId("none", ApiRequests.message("release"), "m"), "404 MessageNotFound"));
  }

  private Stream<Map.Entry<ApiCall, String>> defaultSignature() {
    String png = "[{\"name\":\"a\",\"mediaType\":\"image/png\",\"contentBase64\":\"%s\"}]";
    return Stream.of(
        Map.entry(requests.call("no html", SIGNATURE, "{\"text\":\"x\"}"), "400 MissingHtml"),
        Map.entry(
            requests.call("an open section", SIGNATURE, "{\"html\":\"{{#a}}\"}"),
            "400 InvalidTemplate"),
        Map.entry(
            requests.call("much html", SIGNATURE, "{\"html\":\"" + "x".repeat(200_000) + "\"}"),
            "413 TooLarge"),
        Map.entry(
            requests.call(
                "an image that is none",
                SIGNATURE,
                "{\"html\":\"x\",\"images\":" + png.formatted("eHg=") + "}"),
            "400 InvalidImage"),
        Map.entry(
            requests.call(
                "an image not in base64",
                SIGNATURE,
                "{\"html\":\"x\",\"images\":" + png.formatted("%%") + "}"),
            "400 InvalidImage"));
  }

  private Stream<Map.Entry<ApiCall, String>> namedSignatures() {
    String read = "GET " + SUBSCRIPTION;
    String png = "[{\"name\":\"a\",\"mediaType\":\"image/png\",\"contentBase64\":\"eHg=\"}]";
    return Stream.of(
        Map.entry(
            requests.withId("none", read + "/signatures/{signatureId}", "none"),
            "404 SignatureNotFound"),
        Map.entry(
            requests.withId("none", "DELETE " + NAMED.substring(4), "N"), "404 SignatureNotFound"),
        Map.entry(requests.query(read + "/preview", "?from=a@b"), "400 InvalidParameter"),
        Map.entry(
            requests.query(read + "/preview", "?from=a@b&to=c@d&signature=none"),
            "404 SignatureNotFound"),
        Map.entry(
            requests.withId("in use", "DELETE " + NAMED.substring(4), "x"), "409 SignatureInUse"),
        Map.entry(requests.withId("no identifier", NAMED, "A%20B"), "400 InvalidSignatureId"),
        Map.entry(requests.call("no html", NAMED, "{}"), "400 MissingHtml"),
        Map.entry(
            requests.call("a section", NAMED, "{\"html\":\"{{#a}}\"}"), "400 InvalidTemplate"),
        Map.entry(
            requests.call("an image", NAMED, "{\"html\":\"x\",\"images\":" + png + "}"),
            "400 InvalidImage"),
        Map.entry(
            requests.call("much", NAMED, "{\"html\":\"" + "x".repeat(200_000) + "\"}"),
            "413 TooLarge"));
  }

  private Stream<Map.Entry<ApiCall, String>> rules() {
    String much =
        "{\"rules\":[{\"name\":\"r\",\"senders\":{\"addresses\":[\"a@b\""
            + ",\"abcdefghijklmnopqrstuvwxyz@b\"".repeat(12_000)
            + "]}}]}";
    String groups =
        "{\"rules\":[{\"name\":\"g\",\"senders\":{\"groups\":["
            + "\"00000000-0000-4000-8000-000000000001\"]}}]}";
    return Stream.of(
        Map.entry(requests.call("no rules", RULES, "{}"), "400 InvalidRules"),
        Map.entry(requests.call("many addresses", RULES, much), "413 TooLarge"),
        Map.entry(requests.call("groups of nobody", RULES, groups), "409 NotConsented"));
  }

  private Stream<Map.Entry<ApiCall, String>> choices() {
    return Stream.of(
        Map.entry(requests.call("no scope", SYNC, "{}"), "400 UnknownScope"),
        Map.entry(requests.call("a scope", SYNC, "{\"scope\":\"SOME\"}"), "400 UnknownScope"),
        Map.entry(requests.call("nothing to search for", GROUPS, ""), "400 InvalidSearch"),
        Map.entry(requests.call("a group", SYNC, "{\"scope\":\"GROUP\"}"), "409 NotWaiting"),
        Map.entry(requests.call("a scope", ROUTING, "{\"scope\":\"SOME\"}"), "400 UnknownScope"),
        Map.entry(requests.call("no answer", CONFIRM, "{}"), "400 InvalidConfirmation"),
        Map.entry(
            requests.call("nothing waits", CONFIRM, "{\"confirmed\":true}"), "409 NotWaiting"),
        Map.entry(
            requests.call("nothing waits", SYNC, "{\"scope\":\"ALL_USERS\"}"), "409 NotWaiting"),
        Map.entry(
            requests.call("nothing waits", ROUTING, "{\"scope\":\"ALL_USERS\"}"), "409 NotWaiting"),
        Map.entry(requests.query(GROUPS, "?search=a"), "409 NotConsented"));
  }

  private Stream<Map.Entry<ApiCall, String>> connections() {
    return Stream.of(
        Map.entry(requests.ofIdle(SYNCHRONIZE), "409 NotConnected"),
        Map.entry(requests.ofIdle(ROTATE), "409 NotConnected"),
        Map.entry(requests.ofIdle(REPAIR), "409 NotConnected"),
        Map.entry(requests.call("meanwhile", REPAIR, "{}"), "409 AlreadyInProgress"),
        Map.entry(requests.ofIdle(DISCONNECT), "409 NotConnected"),
        Map.entry(requests.call("no answer", APP_ONLY, "{}"), "400 InvalidInput"),
        Map.entry(requests.ofIdle("too early", APP_ONLY, "{\"allowed\":true}"), "409 NotConnected"),
        Map.entry(requests.ofIdle("GET " + SUBSCRIPTION + "/connection/receipt"), "404 NoReceipt"),
        Map.entry(requests.call("a second time", CONNECT, "{}"), "409 AlreadyInProgress"),
        Map.entry(
            requests.ofIdle("POST " + SUBSCRIPTION + "/connection/invitation"), "409 NotWaiting"));
  }
}
