package dev.countersign.signature.place;

public record Place(int offset, String marker) {}
