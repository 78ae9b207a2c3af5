package io.taomarket.cli.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.cli.CliRun;
import io.taomarket.cli.Json;
import io.taomarket.cli.platform.FakePlatform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the report of a marketplace whose books balance, and what could be wrong with them or with it. */
class VerifyCommandTests {

    private static final String PATH = "/api/v1/admin/wallet/verifications";
    private static final String ID = "6f1c2a52-7b0e-4f0e-9a55-0c8f5f3b7d11";
    private static final String RUNNING = "{\"id\":\"" + ID + "\",\"done\":false,\"report\":null}";

    private FakePlatform platform;
    private String done;

    @BeforeEach
    void aPlatformWhoseBooksBalance() throws IOException {
        platform = new FakePlatform();
        try (var in = VerifyCommandTests.class.getResourceAsStream("/verification.json")) {
            done = new String(in.readAllBytes(), UTF_8);
        }
        platform.answer(PATH, 200, done);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void booksThatBalanceAreATableAndExitCodeZero() {
        var run = verify();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                id   what must be true                                        figure                           violations
                I1   All balances add up to zero                              20002 accounts, sum 0 rao                 0  ok
                I2   The entries of each transfer add up to zero              81604 entries                             0  ok
                I20  Replaying all transfers from nothing gives all balances  40802 transfers, 20002 accounts           0  ok

                I9 is checked elsewhere: What is issued follows the schedule of halvings exactly: emission-service
                seals: 12 days with 40311 transfers are as they were sealed, the last is 2026-11-21 with the hash 9f86d081884c7d65: ok
                checked at 2026-11-22T02:30:07Z
                the books balance
                """);
        assertThat(run.exitCode()).isZero();
        assertThat(platform.questions()).containsExactly("POST " + PATH + " Bearer the-key");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            entries", "violations": 0, "ok": true   | entries", "violations": 3, "ok": false  | 1 of 3 invariants fail: I2
            entries", "violations": 0, "ok": true   | entries", "violations": 3, "ok": true   | 1 of 3 invariants fail: I2
            entries", "violations": 0, "ok": true   | entries", "violations": 0, "ok": false  | 1 of 3 invariants fail: I2
            "violations": 0, "ok": true             | "violations": 1, "ok": false            | 3 of 3 invariants fail: I1, I2, I20
            {"ok": true, "days"                     | {"ok": false, "days"                    | all 3 invariants hold, and the seals do not fit
            "difference": null                      | "difference": "root"                    | all 3 invariants hold, and the seals do not fit
            "ok": true                              | "ok": false                             | 3 of 3 invariants fail, and the seals do not fit: I1, I2, I20
            07Z",X"ok": true                        | 07Z",X"ok": false                       | the platform says that its books do not balance, and not why
            """)
    void whatIsNotAsItMustBeIsTheLastLineAndExitCodeOne(String was, String is, String lastLine) {
        answerWith(was.replace("X", "\n    "), is.replace("X", "\n    "));
        var run = verify();
        assertThat(run.lines().getLast()).isEqualTo(lastLine);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void anInvariantThatFailsIsMarkedInItsLine() {
        answerWith(
                "81604 entries\", \"violations\": 0, \"ok\": true",
                "81604 entries\", \"violations\": 3, \"ok\": false");
        assertThat(verify().lines().get(2)).matches("I2 .* 81604 entries +3  FAILED");
        assertThat(verify().lines().get(1)).endsWith("0  ok");
    }

    @Test
    void theFirstDayThatIsNotAsItWasSealedIsNamed() {
        answerWith("{\"ok\": true, \"days\"", "{\"ok\": false, \"days\"");
        answerWith("_day\": null, \"difference\": null", "_day\": \"2026-11-21\", \"difference\": \"sum_debits\"");
        assertThat(verify().out()).contains("; 2026-11-21 is not: its sum_debits differs: FAILED\n");
    }

    @Test
    void aLedgerWithoutASealedDayIsAsGoodAsItsInvariants() {
        answerWith("\"2026-11-21\", \"head\": \"9f86d081884c7d65\"", "null, \"head\": null");
        answerWith("\"days\": 12, \"transfers\": 40311", "\"days\": 0, \"transfers\": 0");
        var run = verify();
        assertThat(run.out()).contains("seals: 0 days with 0 transfers are as they were sealed: ok\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void theReportCanBeReadByPrograms() {
        answerWith("\"scope\"", "\"added_later\": 1, \"scope\"");
        var run = verify("--json");
        assertThat(Json.MAPPER.readTree(run.out()))
                .isEqualTo(Json.MAPPER.readTree(done).get("report"));
        assertThat(run.exitCode()).isZero();

        answerWith("81604 entries\", \"violations\": 0", "\\u009b2J\u009b2J\\u001b[2J\", \"violations\": 3");
        var failed = verify("--json");
        assertThat(failed.out()).doesNotContain("\u009b", "\u001b").contains("\"violations\" : 3");
        assertThat(failed.exitCode()).isEqualTo(1);
    }

    @Test
    void oneThatTakesLongIsAskedForUntilItIsDone() {
        platform.answer(PATH, 202, RUNNING);
        for (var time = 0; time < 20; time++) platform.thenAnswer(PATH + "/" + ID, 202, RUNNING);
        platform.thenAnswer(PATH + "/" + ID, 200, done);
        var run = verify();
        assertThat(run.lines().getLast()).isEqualTo("the books balance");
        assertThat(platform.questions()).hasSize(22).last().isEqualTo("GET " + PATH + "/" + ID + " Bearer the-key");
    }

    @Test
    void oneThatWasForgottenIsBegunAnewOnce() {
        platform.answer(PATH, 202, RUNNING);
        platform.thenAnswer(PATH, 200, done);
        var run = verify();
        assertThat(run.exitCode()).isZero();
        assertThat(platform.questions()).map(question -> question.split(" ")[0]).containsExactly("POST", "GET", "POST");

        platform.answer(PATH, 202, RUNNING);
        platform.questions().clear();
        assertRefused(verify(), "forgotten two verifications");
        assertThat(platform.questions()).hasSize(4);
    }

    @Test
    void whatIsNotDoneInTimeIsGivenUp() {
        platform.answer(PATH, FakePlatform.SILENT, "");
        var run = verify("--timeout", "1");
        assertThat(run.err().lines())
                .containsExactly(
                        "checking the books of " + platform.url() + " .",
                        "taomarket: checking the books of " + platform.url()
                                + ": not done within 1 s; --timeout says how long to wait");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aKeyThatIsNotTheOperatorsIsSaidAndNotShown(int status) {
        var hint = "answered " + status + ": No.; the operator's key is needed and this is from: --key";
        platform.answer(PATH, status, "{\"detail\":\"No.\"}");
        assertRefused(verify(), hint);
        platform.answer(PATH, status, "{\"detail\":\"" + "No".repeat(100_000) + "\"}");
        assertRefused(verify(), "…; the operator's key is needed");
        platform.answer(PATH, 202, RUNNING);
        platform.answer(PATH + "/" + ID, status, "{\"detail\":\"No.\"}");
        assertRefused(verify(), hint);
    }

    @ParameterizedTest
    @CsvSource({"404, There is no such thing.", "500, Oh.", "503, Later.", "302, Elsewhere."})
    void whatThePlatformRefusesIsSaid(int status, String detail) {
        platform.answer(PATH, status, "{\"detail\":\"" + detail + "\"}");
        assertRefused(verify(), "verifications: answered " + status + ": " + detail);
    }

    @Test
    void whereNothingAnswersThatIsSaid() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertRefused(
                CliRun.of("ledger", "verify", "--key", "k", "--url", "http://localhost:" + port),
                "nothing answers there");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "<html>\u001b[2J</html>",
                "[]",
                "{}",
                "{\"id\":null,\"done\":false}",
                "{\"id\":\"../../../v1/keys\",\"done\":false}",
                "{\"id\":\"" + ID + "\",\"done\":null}",
                "{\"id\":\"" + ID + "\",\"done\":true}",
                "{\"id\":\"" + ID + "\",\"done\":true,\"report\":null}",
                "{\"id\":\"" + ID + "\",\"done\":true,\"report\":\"all is well\"}",
                "{\"id\":\"" + ID + "\",\"done\":true,\"report\":{}}"
            })
    void aHostileAnswerIsOneLine(String junk) {
        platform.answer(PATH, 200, junk);
        assertRefused(verify(), "verifications: answered ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "scope": "everything"       | "scope": "new"              | not everything was checked: new
            "scope": "everything"       | "scope": "\\u001b[2J"       | not everything was checked: ?[2J
            "checked_at"                | "checked"                   | checked_at is missing
            "items"                     | "things"                    | items are missing
            "elsewhere"                 | "nowhere"                   | elsewhere are missing
            "seals"                     | "seal"                      | seals are missing
            {"id": "I1"                 | null, {"id": "I1"           | one of items is null
            {"id": "I9"                 | null, {"id": "I9"           | one of elsewhere is null
            "id": "I1"                  | "id": null                  | id is missing
            "title": "All               | "name": "All                | title is missing
            "figure": "20002            | "number": "20002            | figure is missing
            "violations": 0             | "violations": null          | report.items
            "violations": 0             | "violations": 0.5           | violations
            "violations": 0             | "violations": 1e999         | violations
            "violations": 0             | "violations": 9223372036854775808 | out of range
            "violations": 0             | "violation": 0              | violations
            rao", "violations": 0, "ok" | rao", "violations": 0, "good" | ok
            "days": 12                  | "days": "a dozen"           | seals.days
            """)
    void aReportThatNothingCanBeConcludedFromIsRefused(String was, String is, String complaint) {
        answerWith(was, is);
        assertRefused(verify(), complaint.replace("report.", ""));
    }

    @Test
    void nothingCheckedIsNotAllIsWell() {
        var from = done.indexOf("[\n") + 1;
        platform.answer(PATH, 200, done.substring(0, from) + done.substring(done.indexOf("]")));
        assertRefused(verify(), "nothing was checked");
    }

    @Test
    void moreThanAScreenCanShowIsRefused() {
        var item = "{\"id\": \"I0\", \"title\": \"\", \"figure\": \"\", \"violations\": 0, \"ok\": true}";
        var items = String.join(",", Collections.nCopies(Findings.MAX_ITEMS, item));
        answerWith("\"items\": [", "\"items\": [" + items + ",");
        assertRefused(verify(), "items: more than 1000");
    }

    @Test
    void whatAReportSaysCannotChangeTheTerminalOrFillIt() {
        answerWith("All balances", "\\u001b[2J\\n\\u009b2J\\u202e" + "x".repeat(1_000_000));
        answerWith("\"emission-service", "\"\\u001b[2J" + "x".repeat(1_000_000));
        answerWith("9f86d081884c7d65", "\\u001b[2J\\n");
        var run = verify();
        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(9).allSatisfy(line -> assertThat(line).hasSizeLessThan(510));
        assertThat(run.out()).doesNotContain("\u001b", "\u009b", "\u202e").contains("I1   ?[2J ?2J?xxx");
    }

    private void answerWith(String was, String is) {
        assertThat(done).contains(was);
        done = done.replace(was, is);
        platform.answer(PATH, 200, done);
    }

    private CliRun verify(String... options) {
        var args = new ArrayList<>(List.of("ledger", "verify", "--key", "the-key", "--url", platform.url() + "/"));
        args.addAll(List.of(options));
        return CliRun.of(args.toArray(String[]::new));
    }

    private static void assertRefused(CliRun run, String complaint) {
        assertThat(run.err())
                .startsWith("taomarket: ")
                .hasLineCount(1)
                .contains(complaint)
                .doesNotContain("Exception", "\u001b", "the-key");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }
}
