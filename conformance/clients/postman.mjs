// Postman's collection runner, newman: a query, a mutation and an error, as Postman sends the body of a GraphQL request.
import assert from 'node:assert/strict';
import { getIntrospectionQuery } from 'graphql';
import newman from 'newman';
import { check, done, url } from './check.mjs';

const headers = [{ key: 'Accept', value: 'application/graphql-response+json' }];

function carryOut(graphql) {
  const collection = {
    info: { name: 'conformance', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: [{ name: 'request', request: { method: 'POST', url, header: headers, body: { mode: 'graphql', graphql } } }],
  };
  return new Promise((resolve, reject) => {
    newman.run({ collection, reporters: [] }, (failure, summary) => {
      const [execution] = summary?.run.executions ?? [];
      if (failure || execution.requestError) {
        reject(failure ?? execution.requestError);
      } else {
        resolve({ status: execution.response.code, body: execution.response.json() });
      }
    });
  });
}

await check('introspection', async () => {
  const { status, body } = await carryOut({ query: getIntrospectionQuery(), variables: '' });
  assert.equal(status, 200, JSON.stringify(body.errors));
  assert.equal(body.data.__schema.queryType.name, 'Query');
});
await check('a query with variables, which Postman keeps as text', async () => {
  const { body } = await carryOut({ query: 'query($id: ID!) { user(sipAddress: $id) { sipAddress } }', variables: '{"id": "nobody@contoso.com"}' });
  assert.deepEqual(body.data, { user: null });
});
await check('one of several operations', async () => {
  const { body } = await carryOut({ query: 'query A { clients { client } } query B { __typename }', operationName: 'B', variables: '' });
  assert.deepEqual(body.data, { __typename: 'Query' });
});
await check('a mutation', async () => {
  const { body } = await carryOut({ query: 'mutation { deletePolicy(identity: "Tag:Postman", dryRun: true) { applied } }', variables: '{}' });
  assert.ok(body.data.deletePolicy || body.errors, JSON.stringify(body));
});
await check('an invalid document', async () => {
  const { status, body } = await carryOut({ query: '{ nonsense }', variables: '' });
  assert.equal(status, 400);
  assert.equal(body.errors[0].extensions.code, 'INVALID_DOCUMENT');
});

done('newman');
