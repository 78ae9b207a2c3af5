package io.taomarket.inference.completion;

import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.paid.Usage;
import java.util.List;

/**
 * How one API writes an answer. Made for one request, so that it may know what the customer asked. Routing, money,
 * failover, keep-alive and cancelling are the same behind every face.
 */
public interface Face {

    /** The field that is named when the prompt is too long. */
    String promptField();

    /** The id of the answer to this request, with the prefix that the API gives its ids. */
    String replyId(String requestId);

    /** The body of an answer in one piece. */
    byte[] whole(Head head, List<Choice> choices, Usage usage);

    Events events(Head head);

    /** Writes one stream; {@code begin} comes after the miner's first token and before its first piece. */
    interface Events {

        List<ServerEvent> begin();

        List<ServerEvent> piece(Piece piece);

        /** Everything after the last piece; {@code choices} are complete, and {@code usage} is what is charged. */
        List<ServerEvent> end(List<Choice> choices, Usage usage);

        /** The last events of a stream that fails; {@code begin} may or may not have been asked for. */
        List<ServerEvent> fault(ApiFault fault);
    }
}
