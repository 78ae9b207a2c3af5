package io.taomarket.miner.chat;

import io.taomarket.miner.chat.speech.Said;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** How an answer is written down, whole or as events. */
interface Shape {

    /** The events before the first part of any choice. */
    List<ObjectNode> opening();

    /** The events of one part. */
    List<ObjectNode> events(int choice, Said said);

    /** The last event of a stream whose caller wants to know the tokens. */
    ObjectNode usage(int completionTokens);

    /** The document, from the parts of each choice. */
    ObjectNode whole(List<List<Said>> choices, int completionTokens);
}
