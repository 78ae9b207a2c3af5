package io.taomarket.cli.chat;

import io.taomarket.cli.Failure;
import io.taomarket.cli.platform.Answer;
import java.net.http.HttpHeaders;

/** That a platform does not answer, and what can be done about it. */
final class Refusal {

    private Refusal() {}

    static Failure of(Answer answer, HttpHeaders headers) {
        var wait = headers.firstValue("retry-after").filter(seconds -> seconds.matches("[0-9]{1,6}"));
        return switch (answer.status()) {
            case 400, 413 -> answer.refusal("/new begins anew, if the conversation has become too long");
            case 401, 403 -> answer.refusal("give --key, or set TAOMARKET_KEY");
            case 402 -> answer.refusal("top up, or raise the key's limit");
            case 404 -> answer.refusal("/model lists the models on offer");
            case 429, 503 ->
                answer.refusal("try again"
                        + wait.map(seconds -> " in " + seconds + " s").orElse(" soon"));
            case 502, 504 -> answer.refusal("try again; it costs nothing");
            default -> answer.refusal();
        };
    }
}
