// Relay: the compiler takes the served schema, and the runtime pages through a connection that it compiled.
import assert from 'node:assert/strict';
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { buildClientSchema, getIntrospectionQuery, printSchema } from 'graphql';
import { check, done, post, run } from './check.mjs';

const require = createRequire(import.meta.url);
const { Environment, fetchQuery, getSingularSelector, Network, RecordSource, Store } = require('relay-runtime');
const compiler = require('relay-compiler');

const work = await mkdtemp(fileURLToPath(new URL('../.work-', import.meta.url)));
try {
  await check('the compiler takes the schema, @connection and @refetchable', async () => {
    const { body } = await post({ query: getIntrospectionQuery() });
    await writeFile(`${work}/schema.graphql`, printSchema(buildClientSchema(body.data)));
    await mkdir(`${work}/src`);
    await writeFile(`${work}/src/Users.js`, `
      graphql\`query UsersQuery($first: Int, $after: String) { ...Users_list @arguments(first: $first, after: $after) }\`;
      graphql\`fragment Users_list on Query @argumentDefinitions(first: {type: "Int", defaultValue: 3}, after: {type: "String"})
        @refetchable(queryName: "UsersPageQuery") {
        users(first: $first, after: $after) @connection(key: "Users_users") { edges { cursor node { sipAddress home { fqdn } } } }
      }\`;`);
    await writeFile(`${work}/package.json`, '{ "type": "commonjs" }');
    await writeFile(`${work}/relay.config.json`, JSON.stringify({ src: './src', schema: './schema.graphql', language: 'javascript', eagerEsModules: false, noSourceControl: true }));
    await run(compiler, [`${work}/relay.config.json`], { cwd: work });
  });

  await check('the runtime pages through the connection', async () => {
    const query = require(`${work}/src/__generated__/UsersPageQuery.graphql.js`);
    const fragment = require(`${work}/src/__generated__/Users_list.graphql.js`);
    const fetchFunction = async (params, variables) => (await post({ query: params.text, variables })).body;
    const environment = new Environment({ network: Network.create(fetchFunction), store: new Store(new RecordSource()) });
    let after = null;
    let edges = [];
    for (let page = 0; page < 3; page++) {
      const data = await fetchQuery(environment, query, { first: 5, after }).toPromise();
      const users = environment.lookup(getSingularSelector(fragment, data)).data.users;
      assert.ok(users.pageInfo.hasNextPage);
      after = users.pageInfo.endCursor;
      edges = users.edges;
    }
    // the connection's handler appends each page to the pages before
    assert.equal(new Set(edges.map(({ node }) => node.sipAddress)).size, 15);
  });
} finally {
  await rm(work, { recursive: true, force: true });
}

done('Relay');
