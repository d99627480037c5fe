package dev.countersign.directory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.directory.Photo;
import dev.countersign.directory.graph.Batch;
import dev.countersign.directory.graph.Graph;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Photos as Graph gives them. Source: Microsoft Graph, "Get profilePhoto" and "profilePhoto
 * resource type".
 */
final class GraphPhotos {
  /**
   * Twice as sharp as the 60 to 100 pixels that signatures show. Exchange has this size of every
   * photo that is larger; those in Entra ID alone have one size, whichever it is.
   */
  private static final int PIXELS = 120;

  private static final String SIZED = "/photos/" + PIXELS + "x" + PIXELS + "/$value";
  private static final String LARGEST = "/photo/$value";

  private final Batch batch;

  GraphPhotos(Graph graph, String tenantId) {
    this.batch = new Batch(graph, tenantId);
  }

  /**
   * Etags of people's photos, with a request for each twenty; without people of whom Graph could
   * not tell. Empty for those who have none.
   */
  Map<String, String> etags(Collection<String> ids) {
    Map<String, String> etags = new HashMap<>();
    batch
        .tryRead(ids, id -> "/users/" + id + "/photo")
        .forEach(
            (id, answer) ->
                answer.ifPresentOrElse(
                    metadata -> etags.put(id, etag(metadata)), () -> etags.put(id, "")));
    return etags;
  }

  /** Of who has no photo, Graph may also say that it has one pixel. */
  private static String etag(JsonNode metadata) {
    return metadata.path("width").asInt() <= 1 ? "" : metadata.path("@odata.mediaEtag").asText();
  }

  /**
   * The photos of people, without those that are no JPEG or PNG, or too large.
   *
   * @param etags by the identifiers of people
   */
  Map<String, Photo> photos(Map<String, String> etags) {
    Map<String, Photo> photos = read(etags.keySet(), SIZED, etags);
    Set<String> left = new HashSet<>(etags.keySet());
    left.removeAll(photos.keySet());
    photos.putAll(read(left, LARGEST, etags));
    return photos;
  }

  private Map<String, Photo> read(Set<String> ids, String what, Map<String, String> etags) {
    Map<String, Photo> photos = new HashMap<>();
    batch
        .tryRead(ids, id -> "/users/" + id + what)
        .forEach(
            (id, answer) ->
                answer
                    .flatMap(body -> photo(body, etags.getOrDefault(id, "")))
                    .ifPresent(photo -> photos.put(id, photo)));
    return photos;
  }

  /** Inside a batch, what is no JSON comes in base64. */
  private static Optional<Photo> photo(JsonNode body, String etag) {
    try {
      byte[] content = Base64.getDecoder().decode(body.asText());
      return content.length > Photo.MOST_BYTES
          ? Optional.empty()
          : mediaType(content).map(type -> new Photo(etag, type, content));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> mediaType(byte[] content) {
    if (begins(content, 0xFF, 0xD8, 0xFF)) {
      return Optional.of("image/jpeg");
    }
    return begins(content, 0x89, 'P', 'N', 'G') ? Optional.of("image/png") : Optional.empty();
  }

  private static boolean begins(byte[] content, int... octets) {
    for (int i = 0; i < octets.length; i++) {
      if (i >= content.length || (content[i] & 0xFF) != octets[i]) {
        return false;
      }
    }
    return true;
  }
}
