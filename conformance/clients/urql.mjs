// urql with its normalized cache: pagination by relayPagination, and automatic persisted queries.
import assert from 'node:assert/strict';
import { Client, fetchExchange, gql } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { persistedExchange } from '@urql/exchange-persisted';
import { check, done, url } from './check.mjs';

// no type has a field `id` that identifies it in the cache
const keys = Object.fromEntries(['User', 'UserConnection', 'UserEdge', 'PageInfo'].map((type) => [type, () => null]));
const client = new Client({
  url,
  preferGetMethod: false,
  exchanges: [cacheExchange({ keys, resolvers: { Query: { users: relayPagination() } } }), fetchExchange],
});

const USERS = gql`
  query ($after: String) {
    users(first: 4, after: $after) {
      edges { cursor node { sipAddress } }
      nodes { sipAddress }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`;

await check('pagination', async () => {
  let after = null;
  let last;
  for (let page = 0; page < 3; page++) {
    last = await client.query(USERS, { after }).toPromise();
    assert.equal(last.error, undefined);
    after = last.data.users.pageInfo.endCursor;
  }
  assert.equal(last.data.users.edges.length, 12);
  assert.equal(new Set(last.data.users.edges.map(({ cursor }) => cursor)).size, 12);
});

for (const preferGetForPersistedQueries of [true, false]) {
  await check(`automatic persisted queries, by GET: ${preferGetForPersistedQueries}`, async () => {
    const persisted = new Client({ url, exchanges: [persistedExchange({ preferGetForPersistedQueries }), fetchExchange] });
    for (let i = 0; i < 2; i++) {
      const { data, error } = await persisted.query(gql`{ policies { identity } }`, {}).toPromise();
      assert.equal(error, undefined);
      assert.ok(data.policies.length > 0);
    }
  });
}

done('urql');
