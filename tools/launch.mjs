// Starts everything: `node tools/launch.mjs <word> [arguments]`. Plain JavaScript with Node's own modules only, because it
// runs before anything is installed, on any Node from 18 on. It makes sure of three things, each only when it is missing or
// stale, then hands over: a Node that runs TypeScript, the packages of the lock file, the built desk.
// Everything it says goes to stderr: stdout belongs to the program it starts.
import { createRequire } from 'node:module'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensurePackages } from './launch/packages.mjs'
import { ensureNode } from './launch/private-node.mjs'
import { runForeground } from './launch/child.mjs'
import { LaunchFailed, say } from './launch/words.mjs'
import { restoreManifest } from './launch/swap-manifest.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** word → the program it starts, relative to the root, with the arguments that come before the caller's. */
const programs = {
  demo: ['src/main/cli.ts', 'demo'],
  cli: ['src/main/cli.ts'],
  test: ['tools/test.ts'],
  check: ['tools/check.ts'],
  bench: ['tools/bench.ts'],
  torture: ['tools/torture.ts'],
  build: ['tools/build.ts'],
  generate: ['tools/generate.ts'],
  prepack: ['tools/pack/prepack.ts'],
  format: ['node_modules/@biomejs/biome/bin/biome', 'format', '--write'],
}

/** The faces that show the desk: for these it must be built, and built from the sources as they are now. */
function showsDesk(word, rest) {
  return word === 'demo' || (word === 'cli' && rest.some((argument) => argument === 'demo' || argument === 'serve'))
}

async function buildDeskIfStale(node) {
  if (!existsSync(path.join(root, 'web/desk'))) return
  const built = await runForeground(node, [path.join(root, 'tools/build.ts'), '--if-stale'], { stdoutToStderr: true })
  if (built !== 0) throw new LaunchFailed('页面构建失败，见上文。', 'The desk could not be built: see above.', built)
}

/**
 * Hands over. On a Node that can run TypeScript the program is loaded into this very process: no second process, so signals
 * and exit codes need no forwarding. Otherwise the private Node runs it as a child.
 */
async function handOver(node, program, args) {
  const file = path.join(root, program)
  if (!existsSync(file))
    throw new LaunchFailed(`这个版本里没有 ${program}。`, `There is no ${program} in this version.`, 2)
  if (node !== process.execPath) {
    process.exitCode = await runForeground(node, [...process.execArgv, file, ...args])
    return
  }
  process.argv = [process.execPath, file, ...args]
  // Sources stripped of their types are kept: half the start's time, and 28 MB less in memory. Older Nodes do without.
  createRequire(import.meta.url)('node:module').enableCompileCache?.(path.join(root, 'node_modules/.cache/compile'))
  if (file.endsWith('.ts')) await import(pathToFileURL(file).href)
  else createRequire(import.meta.url)(file)
}

/** An interrupted `npm pack` leaves its own package.json in place of ours (docs/adr/0006). */
function mendManifest() {
  const done = restoreManifest(root)
  if (done === 'restored')
    say('上次 npm pack 中断，已恢复 package.json。', 'The last npm pack was interrupted: package.json was put back.')
  if (done === 'edited')
    say(
      '上次 npm pack 中断后 package.json 被改动，未自动恢复；原文在 .packing/whole.json，处理后请删除 .packing。',
      'The last npm pack was interrupted and package.json was changed since: it was left alone. As it was, it lies in .packing/whole.json; remove .packing when done.',
    )
}

async function launch() {
  const [word = '', ...rest] = process.argv.slice(2)
  const program = Object.hasOwn(programs, word) ? programs[word] : undefined
  if (program === undefined) {
    const words = Object.keys(programs).join('|')
    throw new LaunchFailed(`用法：node tools/launch.mjs <${words}>`, `usage: node tools/launch.mjs <${words}>`, 2)
  }
  mendManifest()
  const node = await ensureNode(root)
  await ensurePackages(root, node)
  if (showsDesk(word, rest)) await buildDeskIfStale(node)
  const [file, ...before] = program
  const everything = word === 'format' && rest.length === 0 ? [root] : rest
  await handOver(node, file, [...before, ...everything])
}

try {
  await launch()
} catch (error) {
  if (!(error instanceof LaunchFailed)) throw error
  say(error.zh, error.en)
  process.exitCode = error.exitCode
}
