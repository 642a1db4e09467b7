import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** A running `npm start`, for `npm run admin:dev`, which shows changes of the pages at once. */
const server = 'http://localhost:3000'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  resolve: { dedupe: ['react', 'react-dom'] },
  logLevel: 'warn',
  build: {
    target: 'es2023',
    emptyOutDir: true,
    // The policy of the page forbids what is not a file of ours.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_000,
    // Of what is asked each page loads its own.
    rollupOptions: { treeshake: { moduleSideEffects: (id) => !id.includes('/src/admin/graphql/') } },
  },
  server: { proxy: { '/graphql': { target: server, ws: true }, '/session': server } },
})
