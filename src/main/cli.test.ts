import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { commands } from './commands.ts'
import { CommandFailed, chosenLanguage } from './tongue.ts'

const cli = fileURLToPath(new URL('./cli.ts', import.meta.url))
const call = (...args: string[]) => spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' })
const han = /\p{Script=Han}/u

describe('the command line', () => {
  test('shows its help in Chinese, and in English when asked, with every command', () => {
    for (const [args, language] of [
      [['--help'], 'zh'],
      [[], 'zh'],
      [['--lang', 'en', '--help'], 'en'],
    ] as const) {
      const { stdout, stderr, status } = call(...args)
      assert.equal(status, 0, stderr)
      assert.equal(stderr, '')
      for (const { name, summary } of commands) {
        assert.ok(stdout.includes(name), name)
        assert.ok(stdout.includes(summary[language]), `${name} in ${language}`)
      }
      assert.equal(han.test(stdout), language === 'zh')
      assert.equal(/Usage|Options|Commands/.test(stdout), language === 'en')
    }
  })

  test('ends with 2 and words in the language when it is called wrongly', () => {
    for (const args of [['nothing-like-it'], ['--nothing'], ['--lang', 'fr'], ['--lang']]) {
      const { stdout, stderr, status } = call(...args)
      assert.equal(status, 2, args.join(' '))
      assert.equal(stdout, '')
      assert.match(stderr, han)
    }
    assert.doesNotMatch(call('--lang', 'en', '--nothing').stderr, han)
  })

  test('tells its version', () => {
    const { stdout, status } = call('--version')
    assert.equal(status, 0)
    assert.match(stdout, /^\d+\.\d+\.\d+\n$/)
  })

  test('takes the language from either spelling, Chinese without one', () => {
    assert.equal(chosenLanguage(['read', 'x']), 'zh')
    assert.equal(chosenLanguage(['--lang', 'en']), 'en')
    assert.equal(chosenLanguage(['read', '--lang=en']), 'en')
    assert.throws(() => chosenLanguage(['--lang=xx']), CommandFailed)
  })

  test('has a file behind every line, and no name twice', async () => {
    assert.equal(new Set(commands.map(({ name }) => name)).size, commands.length)
    for (const { load } of commands) assert.equal(typeof (await load()).describe, 'function')
  })
})
