package io.lifeguard.http.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeguard.http.limits.ClientAddress.Admission;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many connections a client address may have and open, and which addresses have no limits. */
class ClientAddressTest {
    private static final int NEW_PER_SECOND = 2;
    private static final int BURST = NEW_PER_SECOND * ClientAddress.BUDGET_SECONDS;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private long nowNanos = Long.MAX_VALUE - SECOND; // it may overflow

    @Test
    void an_address_has_no_more_open_connections_than_permitted() {
        ClientAddress address = new ClientAddress(3, 1_000, nowNanos);
        for (int i = 0; i < 3; i++) {
            assertThat(address.open(nowNanos)).isEqualTo(Admission.ADMITTED);
        }
        assertThat(address.open(nowNanos)).isEqualTo(Admission.TOO_MANY_OPEN);
        address.close();
        assertThat(address.open(nowNanos)).isEqualTo(Admission.ADMITTED);
    }

    @Test
    void new_connections_and_cancelled_requests_use_one_budget_which_time_refills() {
        ClientAddress address = new ClientAddress(1_000, NEW_PER_SECOND, nowNanos);
        for (int i = 0; i < BURST - 1; i++) {
            assertThat(address.open(nowNanos)).isEqualTo(Admission.ADMITTED);
        }
        assertThat(address.spend(nowNanos)).isTrue();
        assertThat(address.spend(nowNanos)).isFalse();
        assertThat(address.open(nowNanos)).isEqualTo(Admission.TOO_MANY_NEW);
        nowNanos += SECOND;
        assertThat(address.open(nowNanos)).isEqualTo(Admission.ADMITTED);
        assertThat(address.open(nowNanos)).isEqualTo(Admission.ADMITTED);
        assertThat(address.open(nowNanos)).isEqualTo(Admission.TOO_MANY_NEW);
    }

    @Test
    void an_address_is_remembered_until_it_is_as_one_never_seen() {
        ClientAddress address = new ClientAddress(10, NEW_PER_SECOND, nowNanos);
        assertThat(address.isUnused(nowNanos)).isTrue();
        address.open(nowNanos);
        nowNanos += 100 * SECOND;
        assertThat(address.isUnused(nowNanos)).as("it has a connection").isFalse();
        address.close();
        assertThat(address.isUnused(nowNanos)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3,      10.1.2.3,   true",
        "10.1.2.3,      10.1.2.4,   false",
        "10.0.0.0/8,    10.200.0.1, true",
        "10.0.0.0/8,    11.0.0.1,   false",
        "0.0.0.0/0,     8.8.8.8,    true",
        "2001:db8::/32, 2001:db8:1::5, true",
        "2001:db8::/32, 2001:db9::5,   false",
        "2001:db8::/32, 10.0.0.1,      false",
        "10.0.0.0/8,    ::1,           false"
    })
    void a_range_contains_its_addresses(String range, String address, boolean contained) throws UnknownHostException {
        assertThat(AddressRange.of(range).contains(InetAddress.getByName(address)))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy", "10.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::/129", "1.2.3.4/"})
    void what_is_no_range_is_refused(String text) {
        assertThatThrownBy(() -> AddressRange.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
