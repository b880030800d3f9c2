package io.lifeguard.rest.request;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.InputError;
import io.lifeguard.model.LifeguardException;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the input of one request. */
public final class InputErrors {
    /** A body of thousands of errors is reported with the first of them. */
    private static final int MAX_ERRORS = 100;

    private final List<InputError> errors = new ArrayList<>();

    /** @param pointer a JSON Pointer into the body; empty for the whole body */
    public void inBody(String pointer, String detail) {
        add(new InputError(InputError.Kind.BODY, pointer, detail));
    }

    public void inParameter(String name, String detail) {
        add(new InputError(InputError.Kind.PARAMETER, name, detail));
    }

    public void inHeader(String name, String detail) {
        add(new InputError(InputError.Kind.HEADER, name, detail));
    }

    private void add(InputError error) {
        if (errors.size() < MAX_ERRORS) {
            errors.add(error);
        }
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** @throws LifeguardException {@link FailureCode#INVALID_VALUE} with all errors, if there are any */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw asFailure();
        }
    }

    /** All errors as one failure; there must be one at least. */
    LifeguardException asFailure() {
        return LifeguardException.invalidInput(errors);
    }
}
