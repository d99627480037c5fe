package dev.countersign.onboarding.certificate;

import dev.countersign.core.dynamodb.Item;
import dev.countersign.core.dynamodb.Table;
import java.util.Optional;
import java.util.stream.Stream;

/** Which certificate is whose, as item {@code CERTIFICATE} of the subscriptions table. */
final class KeptCertificates {
  private static final String ITEM = "CERTIFICATE";
  private final Table table;

  KeptCertificates(Table subscriptions) {
    this.table = subscriptions;
  }

  Optional<KeptCertificate> find(String subscriptionId) {
    return table.find(subscriptionId, ITEM).map(KeptCertificates::read);
  }

  void save(String subscriptionId, KeptCertificate kept) {
    table.put(
        table
            .item(subscriptionId, ITEM)
            .with("arn", kept.arn())
            .with("certificateName", kept.name())
            .with("serial", kept.serial())
            .with("notAfter", kept.notAfter()));
  }

  void forget(String subscriptionId) {
    table.delete(subscriptionId, ITEM);
  }

  /** The subscriptions that have one. Reads the whole table. */
  Stream<String> subscriptions() {
    return table.queries().scan(ITEM, "attribute_exists(arn)");
  }

  private static KeptCertificate read(Item item) {
    return new KeptCertificate(
        item.text("arn"),
        item.text("certificateName"),
        item.find("serial"),
        item.instant("notAfter"));
  }
}
