import assert from 'node:assert/strict'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { house } from './checks/finding.ts'
import { withInstallLock } from './launch/install-lock.mjs'
import { matchesLock } from './launch/packages.mjs'
import { runsTypeScript } from './launch/private-node.mjs'

let root: string
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'bihuan-launch-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const lockFolder = (): string => path.join(root, '.runtime/install.lock')

function plantLock(owner: { pid: number; start: string; host: string }): void {
  mkdirSync(lockFolder(), { recursive: true })
  writeFileSync(path.join(lockFolder(), 'owner.json'), JSON.stringify(owner))
}

/** A process id that has just ended, so that nobody has it. */
const deadPid = (): number => spawnSync(process.execPath, ['--version']).pid

describe('the launcher’s Node', () => {
  test('runs TypeScript from 22.18, 23.6 and 24 on', () => {
    for (const version of ['v22.18.0', 'v22.20.1', 'v23.6.0', 'v24.0.0', 'v26.1.0'])
      assert.ok(runsTypeScript(version), version)
    for (const version of ['v18.20.0', 'v20.20.2', 'v22.17.9', 'v23.5.0']) assert.ok(!runsTypeScript(version), version)
  })
})

describe('the install lock', () => {
  test('lets one work at a time, and leaves nothing behind', async () => {
    let inside = 0
    let most = 0
    const script = `import { withInstallLock } from ${JSON.stringify(path.join(house, 'tools/launch/install-lock.mjs'))}
      import { appendFileSync } from 'node:fs'
      await withInstallLock(${JSON.stringify(root)}, async () => {
        appendFileSync(${JSON.stringify(path.join(root, 'log'))}, 'in ')
        await new Promise((resolve) => setTimeout(resolve, 100))
        appendFileSync(${JSON.stringify(path.join(root, 'log'))}, 'out ')
      })`
    const children = [1, 2, 3, 4].map(() =>
      spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' }),
    )
    await Promise.all(children.map((child) => new Promise((resolve) => child.on('exit', resolve))))
    for (const word of readFileSync(path.join(root, 'log'), 'utf8').trim().split(' ')) {
      inside += word === 'in' ? 1 : -1
      most = Math.max(most, inside)
    }
    assert.equal(most, 1)
    assert.deepEqual(readdirSync(path.join(root, '.runtime')), [])
  })

  test('is taken over from a process that has died, by one of several', async () => {
    plantLock({ pid: deadPid(), start: '1', host: hostname() })
    let inside = 0
    const work = async (): Promise<void> => {
      assert.equal((inside += 1), 1)
      await sleep(50)
      inside -= 1
    }
    await withInstallLock(root, work)
    assert.ok(!existsSync(lockFolder()))
  })

  test('is taken over when another process has the dead one’s number', {
    skip: process.platform !== 'linux' && 'start times are read from /proc',
  }, async () => {
    plantLock({ pid: process.pid, start: '1', host: hostname() })
    assert.equal(await withInstallLock(root, async () => 'done'), 'done')
  })

  test('of another machine is taken over only after a long silence', async () => {
    plantLock({ pid: 1, start: '1', host: 'elsewhere.invalid' })
    const waiting = withInstallLock(root, async () => 'done')
    await sleep(700)
    assert.ok(existsSync(path.join(lockFolder(), 'owner.json')), 'a lock that was just renewed must be respected')
    const longAgo = new Date(Date.now() - 600_000)
    utimesSync(path.join(lockFolder(), 'owner.json'), longAgo, longAgo)
    assert.equal(await waiting, 'done')
  })

  test('is released when the work fails', async () => {
    await assert.rejects(
      withInstallLock(root, () => Promise.reject(new Error('broke'))),
      /broke/,
    )
    assert.equal(await withInstallLock(root, async () => 'again'), 'again')
  })
})

describe('the packages', () => {
  const plant = (wanted: object, present: object): void => {
    mkdirSync(path.join(root, 'node_modules/a'), { recursive: true })
    writeFileSync(path.join(root, 'node_modules/a/package.json'), '{}')
    writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }))
    writeFileSync(path.join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: present }))
  }
  const a = { version: '1.0.0' }

  test('match a lock file that names just them, other platforms’ aside', () => {
    plant({ 'node_modules/a': a, 'node_modules/b': { version: '2.0.0', optional: true } }, { 'node_modules/a': a })
    assert.ok(matchesLock(root))
    plant({ 'node_modules/a': a }, { 'node_modules/a': a, 'node_modules/b': { version: '2.0.0', optional: true } })
    assert.ok(matchesLock(root))
  })

  test('do not match when one is missing, of another version, gone from disk, or too many', () => {
    plant({ 'node_modules/a': a, 'node_modules/b': a }, { 'node_modules/a': a })
    assert.ok(!matchesLock(root))
    plant({ 'node_modules/a': a }, { 'node_modules/a': { version: '1.0.1' } })
    assert.ok(!matchesLock(root))
    plant({ 'node_modules/a': a, 'node_modules/c': a }, { 'node_modules/a': a, 'node_modules/c': a })
    assert.ok(!matchesLock(root))
    plant({ 'node_modules/a': a }, { 'node_modules/a': a, 'node_modules/d': a })
    assert.ok(!matchesLock(root))
  })
})

describe('a launch', () => {
  /** The launcher in a clone with a lock file, a stand-in for npm, and a program that tells how it was called. */
  const plantClone = (npm: string): void => {
    cpSync(path.join(house, 'tools/launch.mjs'), path.join(root, 'tools/launch.mjs'))
    cpSync(path.join(house, 'tools/launch'), path.join(root, 'tools/launch'), { recursive: true })
    cpSync(path.join(house, 'bihuan'), path.join(root, 'bihuan'))
    mkdirSync(path.join(root, 'src/main'), { recursive: true })
    writeFileSync(path.join(root, 'package-lock.json'), '{"packages":{"":{}}}')
    writeFileSync(path.join(root, 'package.json'), '{"type":"module"}')
    writeFileSync(path.join(root, 'npm-cli.js'), npm)
    writeFileSync(
      path.join(root, 'src/main/cli.ts'),
      `const words: string[] = process.argv.slice(2)
       if (words[0] === 'wait') { process.on('SIGTERM', () => process.exit(7)); console.log('waiting'); setInterval(() => {}, 1000) }
       else { console.log(JSON.stringify(words)); process.exitCode = words[0] === 'bad' ? 3 : 0 }`,
    )
  }
  const lockOfOne = '{"packages":{"":{},"node_modules/a":{"version":"1.0.0"}}}'
  const lazy = `import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
    mkdirSync('node_modules', { recursive: true }); writeFileSync('node_modules/.package-lock.json', '{"packages":{}}')
    appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n')`
  const working = `${lazy}
    import { readFileSync } from 'node:fs'
    const { packages: { '': own, ...packages } } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
    for (const place of Object.keys(packages)) { mkdirSync(place, { recursive: true }); writeFileSync(place + '/package.json', '{}') }
    writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages }))`
  const launch = (...args: string[]) =>
    spawnSync(process.execPath, [path.join(root, 'tools/launch.mjs'), ...args], {
      encoding: 'utf8',
      env: { ...process.env, npm_execpath: path.join(root, 'npm-cli.js') },
    })

  test('installs once, then starts at once; arguments and exit code pass through', () => {
    plantClone(working)
    const first = launch('cli', 'read', '--json')
    assert.equal(first.stdout, '["read","--json"]\n', first.stderr)
    assert.equal(first.status, 0)
    assert.equal(launch('cli', 'bad').status, 3)
    const calls = readFileSync(path.join(root, 'npm-calls'), 'utf8').trim().split('\n')
    assert.equal(calls.length, 1)
    assert.match(calls[0] ?? '', /^install --no-save --include=dev --include=optional --prefix /)
  })

  test('installs again when the lock file changed', () => {
    plantClone(working)
    launch('cli')
    writeFileSync(path.join(root, 'package-lock.json'), lockOfOne)
    launch('cli')
    assert.equal(readFileSync(path.join(root, 'npm-calls'), 'utf8').trim().split('\n').length, 2)
  })

  test('starts nothing and leaves no stamp when the install fails midway', () => {
    plantClone(
      `import { mkdirSync } from 'node:fs'; mkdirSync('node_modules/half', { recursive: true }); process.exitCode = 9`,
    )
    const failed = launch('cli', 'read')
    assert.equal(failed.status, 1)
    assert.equal(failed.stdout, '')
    assert.match(failed.stderr, /依赖没有装全[\s\S]*not installed completely/)
    assert.ok(!existsSync(path.join(root, 'node_modules/.bihuan-stamp')))
    writeFileSync(path.join(root, 'npm-cli.js'), working)
    assert.equal(launch('cli', 'read').status, 0)
    assert.ok(
      !existsSync(path.join(root, 'node_modules/half')),
      'what the broken install left must not be taken for whole',
    )
  })

  test('starts nothing when npm is content but the packages are not those of the lock file', () => {
    plantClone(lazy)
    writeFileSync(path.join(root, 'package-lock.json'), lockOfOne)
    const failed = launch('cli')
    assert.equal(failed.status, 1)
    assert.match(failed.stderr, /not what package-lock.json says/)
    assert.ok(!existsSync(path.join(root, 'node_modules/.bihuan-stamp')))
  })

  test('says what it can start when asked for something else', () => {
    plantClone(working)
    const wrong = launch('nothing')
    assert.equal(wrong.status, 2)
    assert.match(wrong.stderr, /demo\|/)
  })

  test('passes a signal down and the exit code up, also from another Node', async () => {
    plantClone(working)
    launch('cli')
    const { runForeground } = await import('./launch/child.mjs')
    const script = `import { runForeground } from ${JSON.stringify(path.join(house, 'tools/launch/child.mjs'))}
      process.exitCode = await runForeground(process.execPath, [${JSON.stringify(path.join(root, 'src/main/cli.ts'))}, 'wait'])`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    child.kill('SIGTERM')
    assert.equal(await new Promise((resolve) => child.on('exit', resolve)), 7)
    assert.equal(await runForeground(process.execPath, ['-e', 'process.kill(process.pid, "SIGKILL")']), 137)
  })

  test('of ./bihuan goes straight to the program once all is installed', {
    skip: process.platform === 'win32' && 'a POSIX shell is needed',
  }, () => {
    plantClone(working)
    chmodSync(path.join(root, 'bihuan'), 0o755)
    const env = { ...process.env, npm_execpath: path.join(root, 'npm-cli.js') }
    assert.equal(
      execFileSync(path.join(root, 'bihuan'), ['a', 'b c'], {
        encoding: 'utf8',
        env,
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
      '["a","b c"]\n',
    )
    mkdirSync(path.join(root, '.runtime/node_modules/.bin'), { recursive: true })
    const node = path.join(root, '.runtime/node_modules/.bin/node')
    writeFileSync(node, '#!/bin/sh\necho straight "$@"\n')
    chmodSync(node, 0o755)
    assert.equal(
      execFileSync('sh', ['./bihuan', 'x'], { encoding: 'utf8', cwd: root, env }),
      `straight --max-semi-space-size=4 --heap-growing-percent=20 ${root}/./src/main/cli.ts x\n`,
    )
  })
})
