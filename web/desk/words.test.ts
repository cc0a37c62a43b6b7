import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))
/** What an English page may quote: the other language's own name, and numbers of documents as they are written. */
const quoted = /中文|[\u4e00-\u9fff]+〔\d{4}〕\d+号/g

const places = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()

test('every wording of the desk is said in both languages, in English without Chinese, and with the same facts', async () => {
  const files = readdirSync(folder).filter((name) => /^words(-\w+)*\.ts$/.test(name))
  assert.ok(files.length > 10)
  const wrong: string[] = []
  for (const file of files) {
    const { words }: { words: Readonly<Record<string, { zh: string; en: string }>> } = await import(`./${file}`)
    for (const [name, { zh, en }] of Object.entries(words)) {
      if (zh === '' || en === '') wrong.push(`${file} ${name}: not said in both languages`)
      if (/[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/.test(en.replace(quoted, '')))
        wrong.push(`${file} ${name}: Chinese in “${en}”`)
      if (places(zh).join() !== places(en).join()) wrong.push(`${file} ${name}: other facts in “${zh}” and “${en}”`)
    }
  }
  assert.deepEqual(wrong, [])
})
