import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { pagesAhead } from './pages-ahead.ts'
import { precompress } from './precompress.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const built = fileURLToPath(new URL('../../dist/desk', import.meta.url))

/**
 * Forty scraps of a kilobyte waited longer for their requests than for their bytes: what every page needs is one file. What several pages share stays as it falls, because
 * files made of modules that need each other's would each have to be run first.
 */
const output = { codeSplitting: { groups: [{ name: 'desk', tags: ['$initial' as const] }] } }

/** The desk: built once into `dist/desk`, served by the house under /desk. Chromium 88 is what offices still run. */
export default defineConfig({
  root: here,
  base: '/desk/',
  plugins: [react(), pagesAhead(), precompress(built)],
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
    rolldownOptions: { output },
  },
})
