package io.taomarket.scoring.weights;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.GONE;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;

import io.taomarket.chassis.problem.Refusal;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Why a weight vector is not taken, named as on the chain. */
public enum WeightRefusal {
    COMMIT_REVEAL_ENABLED(CONFLICT, "This subnet hides weights: commit them first, then reveal them."),
    CAN_NOT_SET_ROOT_NETWORK_WEIGHTS(FORBIDDEN, "The root network has no weights."),
    WEIGHT_VEC_NOT_EQUAL_SIZE(BAD_REQUEST, "uids and values must be equally long."),
    MECHANISM_DOES_NOT_EXIST(NOT_FOUND, "There is no such subnet."),
    UIDS_LENGTH_EXCEED_UIDS_IN_SUB_NET(BAD_REQUEST, "There are more uids than neurons in the subnet."),
    HOT_KEY_NOT_REGISTERED_IN_SUB_NET(FORBIDDEN, "This hotkey holds no slot of the subnet."),
    NOT_ENOUGH_STAKE_TO_SET_WEIGHTS(FORBIDDEN, "The hotkey's stake is below the subnet's threshold."),
    INCORRECT_WEIGHT_VERSION_KEY(CONFLICT, "version_key is lower than the one the subnet asks for."),
    SETTING_WEIGHTS_TOO_FAST(TOO_MANY_REQUESTS, "The rate limit counts from the last update: wait some blocks."),
    NEURON_NO_VALIDATOR_PERMIT(FORBIDDEN, "The neuron has no validator permit; the next epoch may give one."),
    DUPLICATE_UIDS(BAD_REQUEST, "A uid occurs twice."),
    UID_VEC_CONTAIN_INVALID_ONE(BAD_REQUEST, "A uid belongs to no neuron."),
    WEIGHT_VEC_LENGTH_IS_LOW(BAD_REQUEST, "There are fewer weights than the subnet asks for."),
    MAX_WEIGHT_EXCEEDED(BAD_REQUEST, "One weight is a larger share than is allowed."),

    COMMIT_REVEAL_DISABLED(CONFLICT, "This subnet does not hide weights: set them directly."),
    COMMITTING_WEIGHTS_TOO_FAST(TOO_MANY_REQUESTS, "The rate limit counts from the last update: wait some blocks."),
    TOO_MANY_UNREVEALED_COMMITS(TOO_MANY_REQUESTS, "Reveal the open commits first, or let them expire."),
    NO_WEIGHTS_COMMIT_FOUND(NOT_FOUND, "There is no open commit."),
    INVALID_REVEAL_COMMIT_HASH_NOT_MATCH(BAD_REQUEST, "No open commit has this hash."),
    REVEAL_TOO_EARLY(CONFLICT, "The epoch of this reveal has not come yet."),
    EXPIRED_WEIGHT_COMMIT(GONE, "The epoch of this reveal is over.");

    private final HttpStatus status;
    private final String message;

    WeightRefusal(HttpStatus status, String message) {
        this.status = status;
        this.message = message;
    }

    /** The stable name of the problem. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    Refusal refusal() {
        return new Refusal(status, code(), message);
    }
}
