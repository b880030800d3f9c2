import { defineConfig } from 'vite';

/** The built page is committed, so that building the service needs no Node: the same sources give the same bytes. */
export default defineConfig({
  base: '/',
  build: {
    outDir: '../resources/META-INF/resources',
    emptyOutDir: true,
    assetsInlineLimit: 0, // the content security policy permits no data: URLs
    modulePreload: { polyfill: false },
    sourcemap: false,
    target: 'es2022',
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/graphql': { target: 'http://127.0.0.1:8080', ws: true },
      '/api': 'http://127.0.0.1:8080',
      '/console.json': 'http://127.0.0.1:8080',
    },
  },
});
