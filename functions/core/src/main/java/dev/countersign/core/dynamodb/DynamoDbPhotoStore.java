package dev.countersign.core.dynamodb;

import dev.countersign.core.directory.Photo;
import dev.countersign.core.directory.PhotoRound;
import dev.countersign.core.directory.PhotoStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Photos as items {@code PHOTO#…} of the directory table, the round as {@code PHOTOROUND}. */
public final class DynamoDbPhotoStore implements PhotoStore {
  static final String PHOTO = "PHOTO#";
  static final String ROUND = "PHOTOROUND";
  private final Table table;

  public DynamoDbPhotoStore(Table table) {
    this.table = table;
  }

  @Override
  public void save(String subscriptionId, Map<String, Photo> photos) {
    List<Item> items = new ArrayList<>();
    photos.forEach((id, photo) -> items.add(write(table.item(subscriptionId, PHOTO + id), photo)));
    table.batch().put(items);
  }

  @Override
  public void remove(String subscriptionId, Collection<String> objectIds) {
    table.batch().delete(subscriptionId, objectIds.stream().map(PHOTO::concat).toList());
  }

  /** Adds a photo to an item. */
  static Item write(Item item, Photo photo) {
    return item.with("photo", photo.etag())
        .with("photoType", photo.mediaType())
        .with("photoContent", photo.content());
  }

  /** The photo in an item, if there is one. */
  static Optional<Photo> read(Item item) {
    byte[] content = item.bytes("photoContent");
    return content.length == 0
        ? Optional.empty()
        : Optional.of(new Photo(item.text("photo"), item.text("photoType"), content));
  }

  @Override
  public Optional<PhotoRound> round(String subscriptionId) {
    return table
        .find(subscriptionId, ROUND)
        .map(
            item ->
                new PhotoRound(
                    Objects.requireNonNullElse(item.instant("startedAt"), Instant.EPOCH),
                    item.text("after"),
                    item.number("lookedAt"),
                    item.number("over") == 1,
                    item.number("wanted") == 1));
  }

  @Override
  public void saveRound(String subscriptionId, PhotoRound round) {
    table.put(
        table
            .item(subscriptionId, ROUND)
            .with("startedAt", round.startedAt())
            .with("after", round.after())
            .with("lookedAt", round.lookedAt())
            .with("over", round.over() ? 1 : 0)
            .with("wanted", round.wanted() ? 1 : 0));
  }

  @Override
  public void forgetRound(String subscriptionId) {
    table.batch().delete(subscriptionId, List.of(ROUND));
  }
}
