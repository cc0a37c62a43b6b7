import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const built = fileURLToPath(new URL('../../dist/desk/', import.meta.url))
const ceiling = 350_000

type Manifest = Readonly<
  Record<string, { readonly file: string; readonly imports?: readonly string[]; readonly isEntry?: boolean }>
>

function manifest(): Manifest {
  return JSON.parse(readFileSync(`${built}.vite/manifest.json`, 'utf8'))
}

/** Files a page needs before it can be drawn: its own and everything it imports, in turn. */
function closure(chunks: Manifest, names: readonly string[]): Set<string> {
  const seen = new Set<string>()
  const waiting = [...names]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    waiting.push(...(chunks[name]?.imports ?? []))
  }
  return new Set([...seen].map((name) => chunks[name]?.file ?? ''))
}

function weightOf(files: ReadonlySet<string>): number {
  return [...files]
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + gzipSync(readFileSync(built + file), { level: 9 }).length, 0)
}

test('the shell with inbox, list, record and forms weighs at most 350 kB of JavaScript, gzipped', (t) => {
  const chunks = manifest()
  const entry = Object.keys(chunks).filter((name) => chunks[name]?.isEntry)
  assert.equal(entry.length, 1)
  const shell = weightOf(closure(chunks, entry))
  const first = weightOf(closure(chunks, [...entry, 'pages/inbox.tsx']))
  const working = ['inbox', 'list', 'record', 'create'].map((page) => `pages/${page}.tsx`)
  for (const page of working) assert.ok(chunks[page], `${page} is not in the manifest`)
  const initial = weightOf(closure(chunks, [...entry, ...working]))
  const withDays = weightOf(closure(chunks, [...entry, ...working, 'parts/day-input.tsx']))
  t.diagnostic(
    `shell ${shell} B, with the inbox ${first} B, with list, record and forms ${initial} B, with the calendar ${withDays} B`,
  )
  assert.ok(withDays <= ceiling, `${withDays} bytes`)
})

test('no files need each other in a circle: one of them would run before what it stands on', () => {
  const chunks = manifest()
  const circles: string[] = []
  const whole = new Set<string>()
  const walk = (name: string, above: readonly string[]): void => {
    if (above.includes(name)) circles.push([...above.slice(above.indexOf(name)), name].join(' → '))
    else if (!whole.has(name)) for (const next of chunks[name]?.imports ?? []) walk(next, [...above, name])
    whole.add(name)
  }
  for (const name of Object.keys(chunks)) walk(name, [])
  assert.deepEqual(circles, [])
})

test('every larger text file of the build lies there compressed as well', () => {
  const chunks = manifest()
  for (const { file } of Object.values(chunks)) {
    if (readFileSync(built + file).length < 1024) continue
    assert.ok(existsSync(`${built}${file}.gz`) && existsSync(`${built}${file}.br`), file)
  }
})

test('nothing in the build is fetched from elsewhere', () => {
  const page = readFileSync(`${built}index.html`, 'utf8')
  assert.deepEqual(page.match(/(?:src|href)="(?!\/desk\/)[^"]*"/g) ?? [], [])
  for (const { file } of Object.values(manifest()))
    if (file.endsWith('.css')) assert.doesNotMatch(readFileSync(built + file, 'utf8'), /url\(\s*["']?(?:https?:)?\/\//)
})
