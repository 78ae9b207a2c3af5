package io.taomarket.inference.hold;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.ResourceAccessException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A wallet in memory, as strict as the real one. */
final class Bank implements WalletClient {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    int calls;
    boolean isAway;
    /** Does what it is asked, but the answer never arrives. */
    boolean isMute;

    /** What it answers instead of granting anything. */
    @Nullable
    HttpClientErrorException refusal;

    Runnable meanwhile = () -> {};

    private final Map<UUID, Long> available = new HashMap<>();
    private final Map<UUID, Long> held = new HashMap<>();
    private final Map<UUID, UUID> owners = new HashMap<>();
    private final Set<UUID> changes = new HashSet<>();

    synchronized void deposit(UUID account, long amountRao) {
        available.merge(account, amountRao, Long::sum);
    }

    synchronized long available(UUID account) {
        return available.getOrDefault(account, 0L);
    }

    synchronized long held() {
        return held.values().stream().mapToLong(Long::longValue).sum();
    }

    synchronized void forgetHolds() {
        held.clear();
    }

    /** Takes what a request has cost out of its hold. */
    synchronized void capture(UUID holdId, long costRao) {
        held.merge(holdId, -costRao, Long::sum);
    }

    @Override
    public synchronized Hold open(Open request) {
        requireHere();
        if (changes.contains(request.holdId())) return hold(request.holdId());
        take(request.accountId(), request.amountRao());
        changes.add(request.holdId());
        owners.put(request.holdId(), request.accountId());
        held.put(request.holdId(), request.amountRao());
        return hold(request.holdId());
    }

    @Override
    public synchronized Hold topUp(UUID holdId, TopUp request) {
        requireHere();
        requireKnown(holdId);
        if (changes.contains(request.topUpId())) return hold(holdId);
        take(owners.get(holdId), request.amountRao());
        changes.add(request.topUpId());
        held.merge(holdId, request.amountRao(), Long::sum);
        return hold(holdId);
    }

    @Override
    public synchronized void release(UUID holdId, Release request) {
        requireHere();
        requireKnown(holdId);
        if (held.get(holdId) < request.amountRao()) throw refused(HttpStatus.UNPROCESSABLE_ENTITY, "{}");
        held.merge(holdId, -request.amountRao(), Long::sum);
        available.merge(owners.get(holdId), request.amountRao(), Long::sum);
    }

    @Override
    public void heartbeat(Heartbeat request) {}

    private void take(UUID account, long amountRao) {
        calls++;
        if (refusal != null) throw refusal;
        var left = available.getOrDefault(account, 0L);
        if (amountRao <= 0) throw new IllegalArgumentException("nothing to take");
        if (amountRao > left)
            throw refused(
                    HttpStatus.PAYMENT_REQUIRED,
                    "{\"code\":\"insufficient_funds\",\"available_rao\":%d,\"held_rao\":%d}"
                            .formatted(left, heldOf(account)));
        available.put(account, left - amountRao);
        meanwhile.run();
    }

    private long heldOf(UUID account) {
        return held.entrySet().stream()
                .filter(hold -> account.equals(owners.get(hold.getKey())))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void requireHere() {
        if (isAway) throw new ResourceAccessException("away");
    }

    private Hold hold(UUID holdId) {
        if (isMute) throw new ResourceAccessException("timeout");
        return new Hold(holdId, held.get(holdId), null);
    }

    private void requireKnown(UUID holdId) {
        if (!held.containsKey(holdId)) throw refused(HttpStatus.NOT_FOUND, "{\"code\":\"hold_not_found\"}");
    }

    static HttpClientErrorException refused(HttpStatus status, String json) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        var body = json.getBytes(StandardCharsets.UTF_8);
        var answer = HttpClientErrorException.create(status, "", headers, body, StandardCharsets.UTF_8);
        answer.setBodyConvertFunction(type -> JSON.readValue(body, JSON.constructType(type.getType())));
        return answer;
    }
}
