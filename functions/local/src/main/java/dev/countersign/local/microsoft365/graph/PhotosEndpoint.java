package dev.countersign.local.microsoft365.graph;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.microsoft365.graph.Photos.Photo;
import dev.countersign.local.microsoft365.http.Response;
import java.util.Set;

/**
 * {@code /users/{id}/photo} and {@code /users/{id}/photos/{size}}: what is known of a photo, and
 * the photo. Source: Microsoft Graph, "Get profilePhoto".
 */
final class PhotosEndpoint {
  private final Photos photos;

  PhotosEndpoint(Photos photos) {
    this.photos = photos;
  }

  Response metadata(GraphRequest request, String userId) {
    request.allowOnly(Set.of("$select"));
    Photo photo = require(request, userId);
    return metadata(request, userId, photo, photo.pixels());
  }

  Response metadata(GraphRequest request, String userId, String size) {
    request.allowOnly(Set.of("$select"));
    Photo photo = require(request, userId);
    // Of a size that there is not, the metadata says one pixel.
    int pixels = photo.hasSize(pixels(size)) ? pixels(size) : 1;
    return metadata(request, userId, photo, pixels);
  }

  private static Response metadata(GraphRequest request, String userId, Photo photo, int pixels) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("@odata.context", GraphRequest.METADATA + "users('" + userId + "')/photo/$entity");
    json.put("@odata.mediaContentType", "image/jpeg");
    json.put("@odata.mediaEtag", photo.etag());
    json.put("id", pixels + "x" + pixels).put("width", pixels).put("height", pixels);
    return Response.json(200, json);
  }

  Response value(GraphRequest request, String userId) {
    Photo photo = require(request, userId);
    return Response.bytes(200, "image/jpeg", photo.jpeg(photo.pixels()));
  }

  Response value(GraphRequest request, String userId, String size) {
    Photo photo = require(request, userId);
    if (!photo.hasSize(pixels(size))) {
      throw notFound();
    }
    return Response.bytes(200, "image/jpeg", photo.jpeg(pixels(size)));
  }

  private static int pixels(String size) {
    String[] sides = size.toLowerCase(java.util.Locale.ROOT).split("x", -1);
    if (sides.length != 2 || !sides[0].equals(sides[1]) || !sides[0].matches("[0-9]{1,4}")) {
      throw GraphException.badRequest("The photo size is not valid: " + size);
    }
    return Integer.parseInt(sides[0]);
  }

  private Photo require(GraphRequest request, String userId) {
    Photo photo = photos.of(UsersEndpoint.find(request, userId));
    if (photo == null) {
      throw notFound();
    }
    return photo;
  }

  private static GraphException notFound() {
    return new GraphException(404, "ImageNotFound", "The photo wasn't found.");
  }
}
