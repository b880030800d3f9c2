// Apollo Client: queries, pagination with relayStylePagination and @connection, and automatic persisted queries.
import assert from 'node:assert/strict';
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import { createHash } from 'node:crypto';
import { check, done, url } from './check.mjs';

const cache = () => new InMemoryCache({ typePolicies: { Query: { fields: { users: relayStylePagination() } } } });
const client = new ApolloClient({ link: new HttpLink({ uri: url }), cache: cache() });

const USERS = gql`
  query Users($after: String) {
    users(first: 3, after: $after) @connection(key: "users") {
      edges { cursor node { sipAddress } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`;

await check('pagination', async () => {
  const users = client.watchQuery({ query: USERS });
  const subscription = users.subscribe(() => {});
  let { data } = await client.query({ query: USERS });
  for (let page = 0; page < 3; page++) {
    const { endCursor, hasNextPage } = data.users.pageInfo;
    assert.ok(hasNextPage);
    await users.fetchMore({ variables: { after: endCursor } });
    data = client.readQuery({ query: USERS });
    assert.equal(data.users.edges.length, 3 * (page + 2));
  }
  subscription.unsubscribe();
  const addresses = data.users.edges.map(({ node }) => node.sipAddress);
  assert.equal(new Set(addresses).size, addresses.length);
});

await check('automatic persisted queries: the client falls back', async () => {
  const sent = [];
  const spy = new ApolloLink((operation, forward) => {
    sent.push(operation.extensions.persistedQuery !== undefined);
    return forward(operation);
  });
  const sha256 = (text) => createHash('sha256').update(text).digest('hex');
  const persisted = new ApolloClient({
    link: ApolloLink.from([new PersistedQueryLink({ sha256 }), spy, new HttpLink({ uri: url })]),
    cache: cache(),
  });
  for (let i = 0; i < 2; i++) {
    const { data } = await persisted.query({ query: gql`{ chatPools { fqdn } }`, fetchPolicy: 'network-only' });
    assert.ok(data.chatPools.length > 0);
  }
  assert.ok(sent.length >= 2);
});

await check('an error reaches the caller with its code', async () => {
  const failure = await client
    .query({ query: gql`{ eligibility(user: "nobody@contoso.com", client: LYNC_2013, pool: "pchat01.contoso.com") { eligible } }` })
    .then(() => null, (error) => error);
  assert.equal(failure?.errors?.[0]?.extensions?.code, 'NOT_FOUND');
});

done('Apollo Client');
