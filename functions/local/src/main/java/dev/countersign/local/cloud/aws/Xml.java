package dev.countersign.local.cloud.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The little XML that the REST-XML protocol needs. */
public final class Xml {
  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  private Xml() {}

  /**
   * Reads a document.
   *
   * @throws AwsError MalformedXML where it cannot be read
   */
  public static Element parse(byte[] xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(NO_DOCTYPE, true);
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement();
    } catch (SAXException | IOException e) {
      throw new AwsError(400, "MalformedXML", "The XML you provided was not well-formed");
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  public static List<Element> descendants(Element element, String name) {
    NodeList nodes = element.getElementsByTagNameNS("*", name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  public static List<String> texts(Element element, String name) {
    return descendants(element, name).stream().map(Element::getTextContent).toList();
  }

  /** The first descendant's text; empty where there is none. */
  public static String text(Element element, String name) {
    return texts(element, name).stream().findFirst().orElse("");
  }

  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\r", "&#13;");
  }
}
