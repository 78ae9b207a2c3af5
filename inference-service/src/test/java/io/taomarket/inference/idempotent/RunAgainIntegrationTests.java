package io.taomarket.inference.idempotent;

import static io.taomarket.inference.testing.FakeMiner.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.inference.testing.FakeMiner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What becomes of a key whose first request has no answer to be kept. */
class RunAgainIntegrationTests extends IdempotentTest {

    @Test
    void whatFailedMayRunAgainAndIsChargedOnce() throws Exception {
        var body = chat(chatModel(miner), "");
        miner.does((exchange, _) -> FakeMiner.json(exchange, 500, "{}"));
        var failed = post(customer, key, CHAT, body);
        miner.does(IdempotentTest::countingUp);

        var second = post(customer, key, CHAT, body);
        var third = post(customer, key, CHAT, body);

        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.headers().firstValue("idempotency-replayed")).isEmpty();
        assertThat(third.body()).isEqualTo(second.body());
        assertCharges(1);
    }

    @Test
    void aStreamThatBrokeMayRunAgain() throws Exception {
        var body = chat(chatModel(miner), ",\"stream\":true");
        miner.does((exchange, _) -> {
            stream(exchange, delta("Hello"), "data: {oops\n\n");
            exchange.close();
        });
        var broken = post(customer, key, CHAT, body);
        miner.does(IdempotentTest::countingUp);

        var second = post(customer, key, CHAT, body);

        assertThat(broken.body()).contains("provider_unavailable");
        assertThat(second.body()).endsWith("data: [DONE]\n\n");
        assertCharges(1);
    }

    @Test
    void aRefusedRequestMayBeCorrected() throws Exception {
        var model = chatModel(miner);

        var refused = post(customer, key, CHAT, chat(model, ",\"n\":0"));
        var corrected = post(customer, key, CHAT, chat(model, ""));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(corrected.statusCode()).isEqualTo(200);
    }

    @Test
    void whoLeftInTheMiddleIsNotChargedAgain() throws Exception {
        miner.does((exchange, _) -> {
            try {
                stream(exchange, delta("Hello"));
                while (true) {
                    exchange.getResponseBody().write(delta(" again").getBytes());
                    exchange.getResponseBody().flush();
                    LockSupport.parkNanos(20_000_000);
                }
            } catch (IOException e) {
                exchange.close();
            }
        });
        var body = chat(chatModel(miner), ",\"stream\":true");
        leaveInTheMiddle(body);
        await().atMost(Duration.ofSeconds(10)).until(() -> charges() == 1);

        var again = post(customer, key, CHAT, body);

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(error(again).get("code").stringValue()).isEqualTo("idempotency_answer_incomplete");
        assertThat(again.headers().firstValue("x-should-retry")).hasValue("false");
        assertCharges(1);
    }

    @Test
    void anAnswerThatIsTooLongToKeepIsSaidToBe() throws Exception {
        miner.does((exchange, _) -> {
            stream(exchange, delta("Hello"));
            for (var i = 0; i < 200; i++)
                exchange.getResponseBody().write(delta(" again").getBytes());
            exchange.getResponseBody().write((finish() + "data: [DONE]\n\n").getBytes());
            exchange.close();
        });
        var body = chat(chatModel(miner), ",\"stream\":true");
        var first = post(customer, key, CHAT, body);

        var again = post(customer, key, CHAT, body);

        assertThat(first.body()).endsWith("data: [DONE]\n\n");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(error(again).get("code").stringValue()).isEqualTo("idempotency_answer_too_large");
        assertCharges(1);
    }

    @Test
    void whatADeadReplicaRanRunsAgainUnderItsRequestId() throws Exception {
        var body = chat(chatModel(miner), "");
        post(customer, key, CHAT, body);
        assertCharges(1);
        forgetTheEndOfTheRun();

        var response = post(customer, key, CHAT, body);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(miner.calls()).hasSize(2);
        assertCharges(1);
    }

    @Test
    void afterADeadReplicaEvenAFailureLeavesTheRequestIdAsItWas() throws Exception {
        var body = chat(chatModel(miner), "");
        var dead = post(customer, key, CHAT, body).headers().firstValue("x-request-id");
        forgetTheEndOfTheRun();
        miner.does((exchange, _) -> FakeMiner.json(exchange, 500, "{}"));
        var failed = post(customer, key, CHAT, body);
        miner.does(IdempotentTest::countingUp);

        var response = post(customer, key, CHAT, body);

        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("x-request-id")).isEqualTo(dead);
        assertCharges(1);
    }

    private void leaveInTheMiddle(String body) throws IOException {
        try (var socket = open(CHAT, body, key)) {
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream()));
            var line = lines.readLine();
            while (!line.contains("again")) line = lines.readLine();
        }
    }

    /** As if the replica had been killed after it wrote the request down and before it kept the answer. */
    private void forgetTheEndOfTheRun() {
        jdbc.sql("""
                        update idempotent_request set state = 'RUNNING', headers = null, body = null,
                            leased_until = now() - interval '1 s'
                        where account_id = ?
                        """).param(customer.accountId()).update();
    }
}
