package dev.countersign.signature.render;

import dev.countersign.signature.InlineImage;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Checks where in its HTML a template has its fields, that its images are there, and that rendering
 * it takes no more time than its length: that grows with the depth, too.
 */
final class TemplatePlaces {

  /** Word's and the tables of generators have some thirty. */
  private static final int DEEPEST = 250;

  private static final String PHOTO = Placeholder.of(DirectoryFields.PHOTO);

  private final String template;
  private final Set<String> images;

  private TemplatePlaces(String template, Set<String> images) {
    this.template = template;
    this.images = images;
  }

  /**
   * Looks at the template with every section open and each field's name in its place.
   *
   * @throws InvalidTemplateException naming the field, or the image
   */
  static void check(String template, List<InlineImage> images) {
    String open = template.replaceAll("\\{\\{\\s*[#^/][^}]*\\}\\}", "");
    String named =
        SignatureTemplate.compile(open)
            .execute(
                DirectoryFields.names().stream()
                    .collect(Collectors.toMap(Function.identity(), Function.identity())));
    Set<String> names = images.stream().map(InlineImage::name).collect(Collectors.toSet());
    new TemplatePlaces(template, names).check(SignatureHtml.parse(named));
  }

  /**
   * Looks at a template of the text version.
   *
   * @throws InvalidTemplateException if it has a field that is no text
   */
  static void checkText(String template) {
    int line = TemplateTags.lineOf(template, DirectoryFields.PHOTO);
    if (line > 0) {
      throw new InvalidTemplateException(
          "the field \"photo\" cannot stand in the text version: it is an image.", line);
    }
  }

  private void check(Element body) {
    body.traverse((node, depth) -> checkDepth(depth));
    for (Element element : body.getAllElements()) {
      refuseIn(element.tagName(), "in the name of an element");
      element.attributes().forEach(attribute -> check(element, attribute));
      element.childNodes().forEach(this::check);
    }
    ImageReferences.in(body.html()).stream()
        .filter(name -> !images.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new InvalidTemplateException(
                  "The HTML shows the image \"" + name + "\", which is not in the template.",
                  lineOf("cid:" + name));
            });
  }

  private static void checkDepth(int depth) {
    if (depth > DEEPEST) {
      throw new InvalidTemplateException(
          "More than "
              + DEEPEST
              + " elements are inside one another. Close those that are left open, such as tables.",
          0);
    }
  }

  private void check(Node node) {
    if (node instanceof TextNode text) {
      refusePhotoIn(text.getWholeText());
    } else if (node instanceof Comment comment) {
      refuseIn(comment.getData(), "in a comment");
    } else if (node instanceof DataNode data) {
      refuseIn(data.getWholeData(), "in a style or script");
    }
  }

  private void check(Element element, Attribute attribute) {
    String name = attribute.getKey();
    String value = attribute.getValue();
    refuseIn(name, "in the name of an attribute");
    if (!Placeholder.isIn(value)) {
      return;
    }
    if (!AttributeKind.of(name).takesFields()) {
      refuseIn(value, "in " + name + "=\"…\"");
    }
    if (!(element.nameIs("img") && name.equals("src") && value.strip().equals(PHOTO))) {
      refusePhotoIn(value);
    }
    boolean whole = value.strip().indexOf(Placeholder.OPEN) == 0;
    if (AttributeKind.of(name) == AttributeKind.URL && !whole && FieldUrl.resolve(value) == null) {
      refuseIn(
          value,
          "in %s of <%s>: an address with a field has to begin with %s or with the field"
              .formatted(name, element.tagName(), FieldUrl.BEGINNINGS));
    }
  }

  private void refusePhotoIn(String text) {
    if (text.contains(PHOTO)) {
      throw new InvalidTemplateException(
          "the field \"photo\" can stand as <img src=\"{{photo}}\"> only.",
          TemplateTags.lineOf(template, DirectoryFields.PHOTO));
    }
  }

  private void refuseIn(String text, String where) {
    int open = text.indexOf(Placeholder.OPEN);
    if (open < 0) {
      return;
    }
    int close = text.indexOf(Placeholder.CLOSE, open);
    String field = Placeholder.replace(text.substring(open, close + 1), name -> name);
    throw new InvalidTemplateException(
        "the field \"" + field + "\" cannot stand " + where + ".",
        TemplateTags.lineOf(template, field));
  }

  private int lineOf(String text) {
    int at = Math.max(0, template.indexOf(text));
    return 1 + (int) template.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
