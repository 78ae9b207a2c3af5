package io.taomarket.chatmodel.network;

/**
 * One token to be read.
 *
 * @param memory of its sequence, at whose end it is put
 * @param wantsLogits whether anybody asks what comes after it
 */
public record Row(Memory memory, int token, boolean wantsLogits) {}
