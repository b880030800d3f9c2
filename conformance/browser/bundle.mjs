// Writes the page of GraphiQL with all that it loads into a directory.
import { copyFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

export async function bundleGraphiQL(directory) {
  await build({
    entryPoints: {
      graphiql: path('graphiql.js'),
      'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
      'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
      'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
    },
    absWorkingDir: path('..'),
    bundle: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.ttf': 'file' },
    logLevel: 'error',
    outdir: directory,
  });
  await copyFile(path('graphiql.html'), `${directory}/index.html`);
}
