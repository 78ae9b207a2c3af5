package io.taomarket.setup.market;

/** An account of the demonstration and its API key. */
public record Person(String name, String accountId, String key) {}
