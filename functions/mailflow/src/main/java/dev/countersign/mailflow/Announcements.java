package dev.countersign.mailflow;

/**
 * Messages that were announced and could not be accepted. They are announced again by us: of SES we
 * only know that it calls a function again that it could not call.
 */
public interface Announcements {
  /** Announces a message again, some minutes later. */
  void again(SesEvent.Message message);
}
