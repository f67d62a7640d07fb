import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// Nothing is inlined and no polyfill is written into the page: the content policy lets only files of this server run.
export default defineConfig({
  plugins: [svelte()],
  resolve: { alias: { $api: at('./src/api'), $lib: at('./src/lib'), $parts: at('./src/parts'), $src: at('./src') } },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false, // all styles are 5 kB: one file, and no screen that is shown before its own have come
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'parts', test: /src\/(api|lib|parts)\/|src\/st(rings|ance)\.ts/ }] } },
    },
    reportCompressedSize: true,
  },
  server: {
    proxy: { '/graphql': 'http://127.0.0.1:8470', '/graphiql': 'http://127.0.0.1:8470' },
    fs: { allow: [at('.'), at('../loader/sample')] },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
