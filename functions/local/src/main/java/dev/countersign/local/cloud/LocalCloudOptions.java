package dev.countersign.local.cloud;

import dev.countersign.local.cloud.acm.Authority;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * What the local cloud is given.
 *
 * @param parameters the template's parameters, made of where the cloud listens
 * @param attributes values of resources that this cloud cannot make up, by {@code LogicalId} or
 *     {@code LogicalId.Attribute}
 * @param hostedZones domain by zone id
 * @param secrets text by name, there before the first function runs
 * @param ingressHost name that the ingress's certificate is for
 * @param ingressTls with that certificate
 * @param authority that issues certificates for ACM
 * @param clock moves queues, retries, schedules and tokens; not time-outs of functions
 * @param longestWait of executions, in Wait states and before retries: tests cut hours short
 * @param ports fixed ports for people; {@link Ports#ANY} for tests
 */
public record LocalCloudOptions(
    Function<Endpoints, Map<String, String>> parameters,
    Map<String, String> attributes,
    Map<String, String> hostedZones,
    Map<String, String> secrets,
    String ingressHost,
    SSLContext ingressTls,
    Authority authority,
    Clock clock,
    Duration longestWait,
    Ports ports) {

  /** 0 stands for any free port. */
  public record Ports(int aws, int api, int issuer, int ingress) {
    public static final Ports ANY = new Ports(0, 0, 0, 0);
  }
}
