package io.taomarket.inference.generation;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests that were answered with an earlier one's generation, so that it is found by their ids too. */
@Component
public class Aliases {

    private static final Logger LOG = LoggerFactory.getLogger(Aliases.class);

    private final JdbcClient jdbc;

    Aliases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The answer is worth more than a second name for it, so a database that does not take the name hinders nobody. */
    public void add(UUID accountId, String requestId, String generationRequestId) {
        if (requestId.equals(generationRequestId)) return;
        try {
            jdbc.sql("""
                            insert into generation_alias (request_id, account_id, generation_request_id)
                            values (:requestId, :accountId, :generation) on conflict (request_id) do nothing
                            """)
                    .param("requestId", requestId)
                    .param("accountId", accountId)
                    .param("generation", generationRequestId)
                    .update();
        } catch (DataAccessException e) {
            LOG.warn("Generation {} will not be found as {}", generationRequestId, requestId, e);
        }
    }
}
