// GraphQL Code Generator and gql.tada: types from the served schema.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { generate } from '@graphql-codegen/cli';
import { generateSchema } from '@gql.tada/cli-utils';
import { check, done, url } from './check.mjs';

const work = await mkdtemp(fileURLToPath(new URL('../.work-', import.meta.url)));
try {
  await check('GraphQL Code Generator, client preset', async () => {
    const document = `${work}/document.ts`;
    await writeFile(document, "import { graphql } from './out';\nexport const USERS = graphql(`query Users { users(first: 2) { edges { cursor node { sipAddress home { fqdn } } } pageInfo { endCursor hasNextPage } } }`);\n");
    await generate({ schema: url, documents: [document], silent: true, generates: { [`${work}/out/`]: { preset: 'client' } } }, true);
    const types = await readFile(`${work}/out/graphql.ts`, 'utf8');
    assert.match(types, /export type UsersQuery/);
  });

  await check('gql.tada, generate schema', async () => {
    const output = `${work}/schema.graphql`;
    await writeFile(`${work}/tsconfig.json`, JSON.stringify({ compilerOptions: { plugins: [{ name: 'gql.tada/ts-plugin', schema: output }] } }));
    await generateSchema({ input: url, output, headers: undefined, tsconfig: `${work}/tsconfig.json` });
    assert.match(await readFile(output, 'utf8'), /type Eligibility/);
  });
} finally {
  await rm(work, { recursive: true, force: true });
}

done('code generators');
