import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The client alone; `build.ts` bundles the server and the command. */
export default defineConfig({
  root: 'client',
  plugins: [react()],
  html: { cspNonce: 'KAPITERA_NONCE' },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2023',
    // An asset as a data: address would be refused by the page's content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
})
