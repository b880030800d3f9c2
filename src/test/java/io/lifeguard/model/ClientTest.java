package io.lifeguard.model;

import static io.lifeguard.model.pool.Release.LYNC_2010;
import static io.lifeguard.model.pool.Release.LYNC_2013;
import static io.lifeguard.model.pool.Release.OCS_2007_R2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of clients and chat pools, whole. */
@Execution(CONCURRENT)
class ClientTest {

    /** A row as the contract serves it. */
    private record Row(
            String client,
            boolean legacy,
            List<Release> releases,
            boolean onePoolAtATime,
            boolean manualConfiguration,
            Optional<Release> needsHomeOn,
            boolean needsPolicy) {

        static Row of(Client client) {
            return new Row(
                    client.name(),
                    client.isLegacy(),
                    new ArrayList<>(client.releases()),
                    client.onePoolAtATime(),
                    client.manualConfiguration(),
                    client.needsHomeOn(),
                    client.needsPolicy());
        }

        static Row groupChat(String client) {
            return new Row(
                    client, true, List.of(OCS_2007_R2, LYNC_2010, LYNC_2013), true, true, Optional.empty(), false);
        }

        static Row lync2013(String client) {
            return new Row(client, false, List.of(LYNC_2013), false, false, Optional.of(LYNC_2013), true);
        }

        static Row withoutChat(String client) {
            return new Row(client, false, List.of(), false, false, Optional.empty(), false);
        }
    }

    @Test
    void every_client_has_its_row_in_the_order_of_the_contract() {
        assertThat(Arrays.stream(Client.values()).map(Row::of))
                .containsExactly(
                        Row.groupChat("GROUP_CHAT_2007_R2"),
                        Row.groupChat("GROUP_CHAT_2010"),
                        Row.lync2013("LYNC_2013"),
                        Row.lync2013("LYNC_2013_BASIC"),
                        Row.lync2013("SKYPE_FOR_BUSINESS"),
                        Row.withoutChat("LYNC_2010"),
                        Row.withoutChat("LYNC_2010_ATTENDANT"),
                        Row.withoutChat("COMMUNICATOR_2007_R2"),
                        Row.withoutChat("LYNC_WEB_APP"),
                        Row.withoutChat("LYNC_WINDOWS_STORE_APP"),
                        Row.withoutChat("LYNC_MOBILE"),
                        Row.withoutChat("LYNC_FOR_MAC"),
                        Row.withoutChat("LYNC_PHONE_EDITION"),
                        Row.withoutChat("SKYPE_FOR_BUSINESS_ON_MAC"),
                        Row.withoutChat("COMMUNICATOR_FOR_MAC_2011"));
    }

    @Test
    void the_first_four_have_chat() {
        assertThat(Client.withChat())
                .extracting(Client::name)
                .containsExactly(
                        "GROUP_CHAT_2007_R2", "GROUP_CHAT_2010", "LYNC_2013", "LYNC_2013_BASIC", "SKYPE_FOR_BUSINESS");
        assertThat(Client.values()).allSatisfy(client -> assertThat(client.hasChat())
                .isEqualTo(Client.withChat().contains(client)));
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void a_client_has_a_title_of_its_own_and_a_source(Client client) {
        assertThat(client.title()).isNotBlank().doesNotContain("_");
        assertThat(Client.values())
                .filteredOn(c -> c.title().equals(client.title()))
                .containsExactly(client);
        assertThat(client.source()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void a_client_reaches_the_releases_of_its_row(Client client) {
        assertThat(Release.values()).filteredOn(client::reaches).containsExactlyElementsOf(client.releases());
    }

    @Test
    void what_is_inferred_says_so() {
        assertThat(Client.LYNC_2013_BASIC.source()).contains("inferred");
    }

    @Test
    void releases_are_in_order_of_age_and_known_by_their_versions() {
        assertThat(Release.values()).containsExactly(OCS_2007_R2, LYNC_2010, LYNC_2013);
        assertThat(Release.ofVersion(4)).contains(OCS_2007_R2);
        assertThat(Release.ofVersion(5)).contains(LYNC_2010);
        assertThat(Release.ofVersion(6)).contains(LYNC_2013);
        for (int version : new int[] {Integer.MIN_VALUE, -1, 0, 3, 7, 2013, Integer.MAX_VALUE}) {
            assertThat(Release.ofVersion(version)).isEmpty();
        }
        assertThat(Release.values()).filteredOn(Release::isLegacy).containsExactly(OCS_2007_R2, LYNC_2010);
    }

    @Test
    void a_user_hosted_online_who_is_homed_on_a_pool_is_no_standing() {
        assertThatThrownBy(() -> new Standing(
                        true, Hosting.ONLINE, Optional.of(LYNC_2013), true, Standing.ConfigurationState.FOR_NO_POOL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("online");
    }
}
