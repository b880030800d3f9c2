package io.lifeguard.rest.resource;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.InputError;
import io.lifeguard.model.LifeguardException;
import java.util.List;

/** Failures of the parameter {@code after}. */
public final class Cursors {
    static final String AFTER = "after";
    static final String NOT_OF_THIS_LIST = "Not a cursor of this list; follow the link next of an earlier page.";

    private Cursors() {}

    /** {@link FailureCode#INVALID_VALUE} for a cursor that no page of the list has. */
    public static LifeguardException notOfThisList() {
        return LifeguardException.invalidInput(
                List.of(new InputError(InputError.Kind.PARAMETER, AFTER, NOT_OF_THIS_LIST)));
    }
}
