package dev.countersign.local.cloud.sqs;

import dev.countersign.local.cloud.aws.AwsError;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** All queues of the account. */
public final class Queues {
  private final URI endpoint;
  private final String region;
  private final String account;
  private final Clock clock;
  private final Map<String, Queue> byName = new ConcurrentSkipListMap<>();

  public Queues(URI endpoint, String region, String account, Clock clock) {
    this.endpoint = endpoint;
    this.region = region;
    this.account = account;
    this.clock = clock;
  }

  /** Makes a queue; its dead-letter queue may be made later. */
  public Queue create(String name, QueueAttributes attributes) {
    QueueAttributes.Redrive redrive = attributes.redrive();
    Queue queue =
        new Queue(
            name,
            arn(name),
            attributes,
            clock,
            message -> {
              if (redrive != null) {
                byArn(redrive.deadLetterTargetArn()).send(message, Duration.ZERO);
              }
            });
    byName.put(name, queue);
    return queue;
  }

  public Collection<Queue> all() {
    return byName.values();
  }

  public String url(String name) {
    return endpoint + "/" + account + "/" + name;
  }

  public String arn(String name) {
    return "arn:aws:sqs:" + region + ":" + account + ":" + name;
  }

  /**
   * The queue of this name.
   *
   * @throws AwsError QueueDoesNotExist
   */
  public Queue byName(String name) {
    Queue queue = byName.get(name);
    if (queue == null) {
      throw new AwsError(400, "QueueDoesNotExist", "The specified queue does not exist.");
    }
    return queue;
  }

  public Queue byUrl(String url) {
    return byName(url.substring(url.lastIndexOf('/') + 1));
  }

  public Queue byArn(String arn) {
    return byName(arn.substring(arn.lastIndexOf(':') + 1));
  }
}
