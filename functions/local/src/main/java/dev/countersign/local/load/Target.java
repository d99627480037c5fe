package dev.countersign.local.load;

/**
 * Where messages are sent to.
 *
 * @param port on this machine
 * @param tls whether STARTTLS comes first
 * @param header header fields that each message needs there, with their line ends
 */
record Target(String name, int port, boolean tls, String header) {}
