package io.taomarket.cli.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.cli.CliRun;
import io.taomarket.cli.Json;
import io.taomarket.cli.platform.FakePlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a receipt that is true, and what could be wrong with it or with the platform. */
class VerifyCommandTests {

    private static final String REQUEST = "{\"model\":\"sim/echo-small\",\"stream\":true}";
    private static final String RESPONSE = "data: {\"id\":1}\n\ndata: [DONE]\n\n";
    private static final String DAY = "2026-11-22";

    @TempDir
    Path folder;

    private Issuer issuer;
    private FakePlatform platform;
    private String payload;

    @BeforeEach
    void aPlatform() throws Exception {
        issuer = new Issuer();
        platform = new FakePlatform();
        platform.answer("/api/v1/platform", 200, "{\"address\":\"" + issuer.address() + "\"}");
        payload = """
                {"request_id":"req-1","account_id":"5f0c","model":"sim/echo-small","miner":"5Miner",
                 "request_sha256":"%s","response_sha256":"%s","prompt_tokens":12,"cached_tokens":4,
                 "completion_tokens":5,"cost_rao":"1234567890","price_version":3,"hold_id":"77aa",
                 "issued_at":"2026-11-22T10:00:00Z","more":true}""".formatted(hash(REQUEST), hash(RESPONSE));
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void aTrueReceiptIsATableAndExitCodeZero() throws Exception {
        var run = verify(file(issuer.sign(payload)));
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                request        req-1
                account        5f0c
                model          sim/echo-small
                miner          5Miner
                tokens         12 of the prompt (4 of them cached), 5 of the completion
                cost           1234567890 rao (1.234567890 TAO)
                price version  3
                hold           77aa
                issued at      2026-11-22T10:00:00Z
                request hash   %s
                response hash  %s
                signature      ok: of %s, the platform
                the receipt is true
                """.formatted(hash(REQUEST), hash(RESPONSE), issuer.address()));
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void theAnswerOfGenerationWillDoAndStandardInputToo() throws Exception {
        var generation = "{\"id\":\"x\",\"cost_rao\":\"1\",\"receipt\":\"" + issuer.sign(payload) + "\"}\n";
        assertThat(verify(file(generation)).exitCode()).isZero();
        var run = CliRun.with(generation, "receipt", "verify", "-", "--platform", issuer.address());
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aKnownKeyNeedsNoPlatform() throws Exception {
        var run = verify(file(issuer.sign(payload)), "--platform", issuer.address());
        assertThat(run.exitCode()).isZero();
        assertThat(platform.questions()).isEmpty();
    }

    @Test
    void aReceiptOfAnotherKeyIsNotTrue() throws Exception {
        var run = verify(file(new Issuer().sign(payload)));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("FAILED: is of 5", "and the platform is " + issuer.address());
        assertThat(run.lines().getLast()).isEqualTo("the receipt is NOT true: signature");
    }

    @Test
    void aChangedReceiptIsNotTrue() throws Exception {
        var parts = issuer.sign(payload).split("\\.");
        var dearer = issuer.sign(payload.replace("\"1234567890\"", "\"1\"")).split("\\.");
        var run = verify(file(parts[0] + "." + dearer[1] + "." + parts[2]), "--json");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(Json.MAPPER.readTree(run.out()).path("ok").asBoolean()).isFalse();
        assertThat(run.out()).contains("\"check\":\"signature\"", "\"ok\":false", "\"cost_rao\":\"1\"");
    }

    @Test
    void theBodiesAreCompared() throws Exception {
        var receipt = file(issuer.sign(payload));
        var request = write("request.json", REQUEST);
        var response = write("response.txt", ": waiting\n\n" + RESPONSE.replace("data: [", ": waiting\n\ndata: ["));
        var run = verify(receipt, "--request", request, "--response", response);
        assertThat(run.out()).contains("request        ok: ", "response       ok: ");
        assertThat(run.exitCode()).isZero();

        var other = verify(receipt, "--request", response, "--response", request);
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.lines().getLast()).isEqualTo("the receipt is NOT true: request, response");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 7, 8, 13})
    void aReceiptIsFoundInTheRootOfItsDay(int size) throws Exception {
        var receipt = issuer.sign(payload);
        for (var position = 0; position < size; position++) {
            publish(receipt, position, size, issuer);
            var run = verify(file(receipt), "--proof");
            assertThat(run.err()).isEmpty();
            assertThat(run.out())
                    .contains("ok: number " + (position + 1) + " of " + size + " in the root of 2026-11-22, ");
            assertThat(run.exitCode()).isZero();
        }
    }

    @Test
    void aRootThatSomebodyElseHasSignedProvesNothing() throws Exception {
        var receipt = issuer.sign(payload);
        publish(receipt, 2, 5, new Issuer());
        var run = verify(file(receipt), "--proof");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("FAILED: the root of 2026-11-22 is not signed by the platform");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "position":2 | "position":1 | does not lead to the root
            "count":5    | "count":6    | was signed for another day or number
            "path":["    | "path":["00  | path has no hashes
            "path":["    | "paths":["   | path is missing
            "position":2 | "position":5 | position is not below count
            """)
    void aWrongProofProvesNothing(String was, String is, String complaint) throws Exception {
        var receipt = issuer.sign(payload);
        var proof = publish(receipt, 2, 5, issuer);
        platform.answer(proofPath(receipt), 200, proof.replace(was, is));
        var run = verify(file(receipt), "--proof");
        assertThat(run.exitCode()).isIn(1, 2);
        assertThat(run.out() + run.err()).contains(complaint);
    }

    @Test
    void aDayThatIsNotSealedYetCannotBeTold() throws Exception {
        var receipt = issuer.sign(payload);
        platform.answer(proofPath(receipt), 404, "{\"detail\":\"Its root is expected at 2026-11-23T00:15:00Z.\"}");
        assertRefused(
                verify(file(receipt), "--proof"), "Its root is expected at 2026-11-23T00:15:00Z.; try again then");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                      | is empty
            nonsense                                | is no signed statement
            a.b.c                                   | is no signed statement
            {}                                      | has no receipt
            {"receipt":null}                        | was not served
            {"error":{"message":"no"}}              | is the answer of a request that was refused
            {"receipt":"a","receipt":"b"}           | Duplicate
            {"receipt"                              | line 1
            """)
    void whatIsNoReceiptIsRefused(String content, String complaint) throws IOException {
        assertRefused(verify(file(content)), complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"alg":"none","kid":"KID"}        | by 'none' and not by EdDSA
            {"alg":"HS256","kid":"KID"}       | by 'HS256' and not by EdDSA
            {"alg":"EdDSA"}                   | is not an SS58 address
            {"alg":"EdDSA","kid":"KIDx"}      | is not an SS58 address
            []                                | header is no JSON object
            """)
    void aHeaderThatIsNotOursIsRefused(String header, String complaint) throws Exception {
        var jws = issuer.sign(header.replace("KID", issuer.address()), payload);
        assertRefused(verify(file(jws)), complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "request_id"            | "id"                  | request_id is missing
            "cost_rao":"1234567890" | "cost_rao":"a lot"    | cost_rao is not an amount
            "cost_rao":"1234567890" | "cost_rao":"-1"       | cost_rao is not an amount
            "prompt_tokens":12      | "prompt_tokens":"x"   | prompt_tokens
            "prompt_tokens":12      | "prompt_tokens":1.5   | prompt_tokens
            2026-11-22T10           | yesterday             | issued_at is not a time
            "request_sha256":"      | "request_sha256":"zz  | request_sha256 is not a SHA-256
            """)
    void aStatementThatIsNoReceiptIsRefused(String was, String is, String complaint) throws Exception {
        assertThat(payload).contains(was);
        assertRefused(verify(file(issuer.sign(payload.replace(was, is)))), complaint);
    }

    @Test
    void whatAReceiptSaysCannotChangeTheTerminalOrFillIt() throws Exception {
        var hostile = payload.replace("sim/echo-small", "\\u001b[2J\\n\\u202e" + "x".repeat(10_000));
        var run = verify(file(issuer.sign(hostile)));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).doesNotContain("\u001b", "\u202e").hasLineCount(13);
        assertThat(run.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(520));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nowhere.jws                              | there is no such file
            .                                        | is a folder
            RECEIPT --platform 5Nobody               | is not an SS58 address
            RECEIPT --request nowhere                | there is no such file
            RECEIPT --timeout 0                      | is not a number of seconds
            """)
    void whatCannotBeReadIsRefused(String arguments, String complaint) throws Exception {
        var receipt = file(issuer.sign(payload));
        assertRefused(verify(arguments.replace("RECEIPT", receipt).split(" ")), complaint);
    }

    @Test
    void aPlatformThatHasNoKeyCannotConfirmAnything() throws Exception {
        platform.answer("/api/v1/platform", 200, "{\"address\":\"\\u001b[2J\"}");
        assertRefused(verify(file(issuer.sign(payload))), "is not an SS58 address");
        platform.answer("/api/v1/platform", 503, "{}");
        assertRefused(verify(file(issuer.sign(payload))), "answered 503");
    }

    /** Puts the receipt in a tree of this size and shows the way to its root, which this issuer has signed. */
    private String publish(String receipt, int position, int size, Issuer signer) throws Exception {
        var leaves = new ArrayList<byte[]>();
        for (var i = 0; i < size; i++)
            leaves.add(Proof.leaf((i == position ? receipt : "other " + i).getBytes(US_ASCII)));
        var path = new ArrayList<String>();
        var root = hex(root(leaves, position, path));
        var proof = "{\"leaf\":\"x\",\"day\":\"%s\",\"position\":%d,\"count\":%d,\"path\":%s,\"root\":\"%s\"}"
                .formatted(DAY, position, size, Json.MAPPER.writeValueAsString(path), root);
        platform.answer(proofPath(receipt), 200, proof);
        var statement = signer.sign("{\"day\":\"%s\",\"count\":%d,\"root\":\"%s\"}".formatted(DAY, size, root));
        platform.answer("/api/v1/receipts/roots/" + DAY, 200, "{\"statement\":\"" + statement + "\"}");
        return proof;
    }

    private static byte[] root(List<byte[]> leaves, int position, List<String> path) {
        if (leaves.size() == 1) return leaves.getFirst();
        var split = Integer.highestOneBit(leaves.size() - 1);
        var isLeft = position >= 0 && position < split;
        var left = root(leaves.subList(0, split), isLeft ? position : -1, path);
        var right = root(leaves.subList(split, leaves.size()), position < split ? -1 : position - split, path);
        if (position >= 0) path.add(hex(isLeft ? right : left));
        var node = Bodies.sha256();
        node.update((byte) 1);
        node.update(left);
        return node.digest(right);
    }

    private static String proofPath(String receipt) {
        return "/api/v1/receipts/proofs/" + hex(Proof.leaf(receipt.getBytes(US_ASCII)));
    }

    private CliRun verify(String... arguments) {
        var all = new ArrayList<>(List.of("receipt", "verify", "--url", platform.url()));
        all.addAll(Arrays.asList(arguments));
        return CliRun.of(all.toArray(String[]::new));
    }

    private String file(String content) throws IOException {
        return write("receipt", content);
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static String hash(String text) {
        return hex(Bodies.sha256().digest(text.getBytes(UTF_8)));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static void assertRefused(CliRun run, String complaint) {
        assertThat(run.err())
                .startsWith("taomarket: ")
                .hasLineCount(1)
                .contains(complaint)
                .doesNotContain("Exception", "\u001b");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }
}
