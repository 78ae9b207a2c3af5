package io.taomarket.miner.chat.grammar;

import org.jspecify.annotations.Nullable;

/** A rule that is to be fulfilled, and what is to be fulfilled after it. */
record Frame(Rule rule, @Nullable Frame next) {}
