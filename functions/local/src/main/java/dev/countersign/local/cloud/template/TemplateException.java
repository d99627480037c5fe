package dev.countersign.local.cloud.template;

/** template.yaml says something that the local cloud cannot do; the message says where and what. */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TemplateException(String path, String problem) {
    super(path + ": " + problem);
  }
}
