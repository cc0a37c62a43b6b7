import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { standsIn } from './looking.ts'
import { become, closeDesk, go, looks, openDesk, visit } from './testing.ts'

after(closeDesk)

/** Pages of the inspection office, as who sees something on them. The narrow screen is the harder one; colours are those of the other pages. */
const pages = [
  { name: 'statistics', as: '王守成', at: '/desk/statistics', shows: '.statistics-lines a' },
  { name: 'findings behind a figure', as: '王守成', at: '/desk/statistics?figure=closed', shows: '.shared-one' },
  { name: 'overview of units', as: '王守成', at: '/desk/units-overview', shows: '.units-line' },
  { name: 'alike wordings, compared on arrival', as: '王守成', at: '/desk/alike', shows: '.nothing, .alike' },
  { name: 'pictures of a round', as: '陆晓雨', at: '/desk/pictures', shows: '.pictures .card' },
  { name: 'draw for the look-back', as: '陆晓雨', at: '/desk/look-back-draw', shows: '.shared-one' },
] as const

const phone = looks.filter(({ colours, width }) => colours === 'light' && width < 1000)

describe('pages of the inspection office', () => {
  let page: Page
  let complaints: string[]
  before(async () => {
    ;({ page, complaints } = await visit(await openDesk()))
  })

  for (const { name, as, at, shows } of pages) {
    test(`${name} stands axe and fits the screen`, async () => {
      await become(page, as)
      await go(page, at)
      await page.locator(shows).first().waitFor()
      await standsIn(page, phone)
      assert.deepEqual(complaints.splice(0), [])
    })
  }
})
