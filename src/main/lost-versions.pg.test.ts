import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { tamper } from '../drivers/store/testing.ts'
import { refuseLostVersions } from './lost-versions.ts'
import { type County, openCounty } from './testing/county.ts'
import { CommandFailed } from './tongue.ts'

suite('versions of registers that records under way began under', () => {
  let county: County
  before(async () => {
    county = await openCounty()
  })
  after(() => county.close())

  test('are all here, or the house does not start and names those that are not', async () => {
    const { house, store, connection, first, second } = county
    const ours = (await county.opens(first.office)).record.id
    const theirs = (await county.opens(second.office)).record.id
    await refuseLostVersions(house, store)
    await tamper(connection, "UPDATE record SET version = '2020-01-01' WHERE id = ANY($1::uuid[])", [[ours, theirs]])
    await assert.rejects(refuseLostVersions(house, store), (error) => {
      assert.ok(error instanceof CommandFailed)
      assert.match(error.label.zh, /toy-measure@2020-01-01（2）/)
      return true
    })
    await tamper(connection, 'UPDATE record SET closed = true WHERE id = ANY($1::uuid[])', [[ours, theirs]])
    await refuseLostVersions(house, store)
  })
})
