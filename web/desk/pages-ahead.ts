import type { Plugin } from 'vite'

/** Pages somebody comes to from outside: from a bookmark, a message, a form. The others are reached from one of these. */
const ahead = ['inbox', 'ledger', 'finding', 'list', 'record'] as const

interface Chunk {
  readonly facadeModuleId: string | null
  readonly fileName: string
  readonly imports: readonly string[]
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> }
}

/**
 * Writes into the page which files each of those pages is made of, so that public/before.js fetches them beside the program and not after it: the browser would learn
 * of them only once the program has been read and run.
 */
export function pagesAhead(): Plugin {
  return {
    name: 'pages-ahead',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).flatMap((one): readonly Chunk[] => (one.type === 'chunk' ? [one] : []))
        const entry = new Set(chunks.filter(({ fileName }) => html.includes(fileName)).map(({ fileName }) => fileName))
        const files = ahead.map((page) => filesOf(page, chunks).filter((file) => !entry.has(file)))
        const told = ahead.map((page, at) => [page, ...(files[at] ?? [])].join(' ')).join(';')
        // Above the script that reads it, which does not wait for the rest of the page; below the line that names the encoding.
        return html.replace('<script', `<meta name="pages" content="${told}" />\n    <script`)
      },
    },
  }
}

/** The page's own file and everything it imports, in turn. @throws when the page is in no file of its own. */
function filesOf(page: string, chunks: readonly Chunk[]): string[] {
  const own = chunks.find(({ facadeModuleId }) => facadeModuleId?.replaceAll('\\', '/').endsWith(`/pages/${page}.tsx`))
  if (!own) throw new Error(`the build has no file of the page ${page}`)
  const found = new Set([own.fileName])
  const looks = new Set<string>()
  for (const file of found) {
    const chunk = chunks.find(({ fileName }) => fileName === file)
    for (const next of chunk?.imports ?? []) found.add(next)
    for (const look of chunk?.viteMetadata?.importedCss ?? []) looks.add(look)
  }
  return [...looks, ...found]
}
