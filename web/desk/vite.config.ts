import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precompress } from './precompress.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const built = fileURLToPath(new URL('../../dist/desk', import.meta.url))

/** The desk: built once into `dist/desk`, served by the house under /desk. Chromium 88 is what offices still run. */
export default defineConfig({
  root: here,
  base: '/desk/',
  plugins: [react(), precompress(built)],
  build: {
    outDir: built,
    emptyOutDir: true,
    target: 'chrome88',
    cssTarget: 'chrome88',
    manifest: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    reportCompressedSize: false,
  },
})
