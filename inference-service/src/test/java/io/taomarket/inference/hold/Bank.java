package io.taomarket.inference.hold;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
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

    private final Map<UUID, Long> available = new HashMap<>();
    private final Map<UUID, Long> held = new HashMap<>();
    private final Map<UUID, UUID> owners = new HashMap<>();

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

    @Override
    public synchronized Hold open(Open request) {
        take(request.accountId(), request.amountRao());
        owners.put(request.holdId(), request.accountId());
        held.put(request.holdId(), request.amountRao());
        return hold(request.holdId());
    }

    @Override
    public synchronized Hold topUp(UUID holdId, TopUp request) {
        requireKnown(holdId);
        take(owners.get(holdId), request.amountRao());
        held.merge(holdId, request.amountRao(), Long::sum);
        return hold(holdId);
    }

    @Override
    public synchronized void release(UUID holdId, Release request) {
        if (isAway) throw new ResourceAccessException("away");
        requireKnown(holdId);
        if (held.get(holdId) < request.amountRao()) throw refused(HttpStatus.UNPROCESSABLE_ENTITY, "{}");
        held.merge(holdId, -request.amountRao(), Long::sum);
        available.merge(owners.get(holdId), request.amountRao(), Long::sum);
    }

    @Override
    public void heartbeat(Heartbeat request) {}

    private void take(UUID account, long amountRao) {
        if (isAway) throw new ResourceAccessException("away");
        calls++;
        var left = available.getOrDefault(account, 0L);
        if (amountRao <= 0) throw new IllegalArgumentException("nothing to take");
        if (amountRao > left)
            throw refused(
                    HttpStatus.PAYMENT_REQUIRED, "{\"code\":\"insufficient_funds\",\"available_rao\":" + left + "}");
        available.put(account, left - amountRao);
    }

    private Hold hold(UUID holdId) {
        return new Hold(holdId, held.get(holdId), null);
    }

    private void requireKnown(UUID holdId) {
        if (!held.containsKey(holdId)) throw refused(HttpStatus.NOT_FOUND, "{\"code\":\"hold_not_found\"}");
    }

    private static HttpClientErrorException refused(HttpStatus status, String json) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        var body = json.getBytes(StandardCharsets.UTF_8);
        var answer = HttpClientErrorException.create(status, "", headers, body, StandardCharsets.UTF_8);
        answer.setBodyConvertFunction(type -> JSON.readValue(body, JSON.constructType(type.getType())));
        return answer;
    }
}
