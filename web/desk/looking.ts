import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { type Look, settled } from './testing.ts'

interface Violation {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

declare global {
  interface Window {
    /** There after its source has been run in the page. */
    readonly axe?: { run(options: object): Promise<{ readonly violations: readonly Violation[] }> }
  }
}

/** The short form: every page has to read it again. */
const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** Rules that look at colours. In the dark of a size only these can find what the light has not shown. */
const ofColours = ['color-contrast', 'link-in-text-block']

/** What axe finds wrong, in words that lead to the place. */
export async function violationsOn(page: Page, look?: Look): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  // Of what passes axe tells one place: naming every one of them took longer than looking.
  const told = { resultTypes: ['violations'] }
  const only = look?.colours === 'dark' ? { ...told, runOnly: ofColours } : told
  const found = await page.evaluate(async (options) => {
    return (await window.axe?.run(options))?.violations ?? []
  }, only)
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html.slice(0, 200)}\n  ${failureSummary ?? ''}`),
  )
}

/** Words in Latin letters that may stand on a Chinese page: the way to the other language, file kinds, standards and their numbers, hashes, zones. */
const admitted = /^(?:English|Ctrl|K|Esc|xlsx|csv|pdf|docx|png|txt|GB|T|KB|MB|B|Asia|Shanghai|[0-9a-f-]{36})$/

const hashes = /\b[0-9a-f]{12,64}\b/g

/** Latin words a person sees or hears on a page: text, names of controls, what stands in empty boxes. */
export async function latinOn(page: Page): Promise<string[]> {
  const said = await page.evaluate(() => {
    const texts: string[] = []
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const parent = node.parentElement
      if (!parent || parent.closest('script, style, noscript')) continue
      texts.push(node.textContent ?? '')
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) texts.push(element.getAttribute(name) ?? '')
    return [document.title, ...texts]
  })
  const found = said.flatMap((text) => text.replace(hashes, ' ').match(/[A-Za-z][A-Za-z0-9-]*/g) ?? [])
  return [...new Set(found)].filter((word) => !admitted.test(word))
}

/** Pixels by which the page is wider than the screen. */
export function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

const named = ({ width, colours }: Look) => `${width} px, ${colours}`

/** The page as it stands, in another size and other colours: it follows both without being loaded again. */
async function wear(page: Page, look: Look): Promise<void> {
  await page.setViewportSize({ width: look.width, height: look.height })
  await page.emulateMedia({ colorScheme: look.colours, reducedMotion: 'reduce' })
  await page.mouse.move(0, 0)
  await settled(page)
}

/** In each of the looks: nothing is wrong for axe, the page speaks Chinese but for words that are `codes`, and is no wider than the screen. */
export async function standsIn(page: Page, asked: readonly Look[], codes: RegExp = /^$/): Promise<void> {
  for (const look of asked) {
    await wear(page, look)
    assert.deepEqual(await violationsOn(page, look), [], named(look))
    const latin = await latinOn(page)
    assert.deepEqual(
      latin.filter((word) => !codes.test(word)),
      [],
      named(look),
    )
    assert.ok((await overhang(page)) <= 0, `wider than ${named(look)} by ${await overhang(page)} px`)
  }
}
