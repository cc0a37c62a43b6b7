import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { pagesAhead } from './pages-ahead.ts'
import { precompress } from './precompress.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const built = fileURLToPath(new URL('../../dist/desk', import.meta.url))

/**
 * A page that asked for seventy scraps of a kilobyte waited longer for their requests than for their bytes. What the first page needs in any case is one file; what
 * several pages share comes in few.
 */
const short = (name: string): string => name.replace(/~.*/, '')
const isPage = /[\\/]web[\\/]desk[\\/]pages[\\/]/
const output = {
  codeSplitting: {
    groups: [
      { name: 'desk', tags: ['$initial' as const], priority: 2 },
      {
        ...{ name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 30_000, priority: 1 },
        // A page that another one builds upon stays a file of its own name.
        test: (id: string) => !isPage.test(id),
      },
    ],
  },
  // Which pages share a file is part of its long name; of the name on disk it is none.
  chunkFileNames: ({ name }: { readonly name: string }) => `assets/${short(name)}-[hash].js`,
  assetFileNames: ({ names: [name = ''] }: { readonly names: readonly string[] }) =>
    `assets/${short(name.replace(/\.\w+$/, ''))}-[hash][extname]`,
}

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
