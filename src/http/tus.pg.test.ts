import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readdirSync, utimesSync } from 'node:fs'
import { request as ask } from 'node:http'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import type { StoredFile } from '../contract/records.ts'
import { openCounty, toyRegister } from '../main/testing/county.ts'
import { type CountyDesk, openDeskOf } from '../main/testing/desk-of-county.ts'

const offsetType = 'application/offset+octet-stream'
const meta = (name: string) => `filename ${Buffer.from(name).toString('base64')},filetype YXBwbGljYXRpb24vcGRm`
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

interface Told {
  readonly status: number
  readonly headers: Readonly<{ [name: string]: string | string[] | undefined }>
  readonly text: string
}

suite('uploads that can be resumed (tus)', () => {
  let d: CountyDesk
  let port = 0
  let cookie = ''
  let other = ''
  before(async () => {
    d = await openDeskOf(await openCounty(), { fileLimit: 30_000_000 })
    await d.desk.listen({ port: 0, host: '127.0.0.1' })
    const bound = d.desk.server.address()
    port = bound !== null && typeof bound !== 'string' ? bound.port : 0
    const of = async (who: Parameters<CountyDesk['as']>[0]) =>
      `bihuan_session=${(await d.as(who)).cookies.get('bihuan_session')}`
    cookie = await of(d.county.first.owner)
    other = await of(d.county.first.head)
  })
  after(() => d.close())

  type Headers = Readonly<{ [name: string]: string | number }>

  /** A request over a real connection. `cutAfter`: so many bytes go, then the connection is cut. */
  const call = (method: string, path: string, headers: Headers, body?: Uint8Array, cutAfter?: number) =>
    new Promise<Told | 'cut'>((resolve, reject) => {
      const length = body ? { 'content-length': body.length } : {}
      const all = { cookie, 'tus-resumable': '1.0.0', ...length, ...headers }
      const request = ask({ host: '127.0.0.1', port, method, path, headers: all }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(parts).toString('utf8'),
          }),
        )
      })
      request.on('error', (error) => (cutAfter === undefined ? reject(error) : resolve('cut')))
      if (!body || cutAfter === undefined) return request.end(body)
      request.write(body.subarray(0, cutAfter), () => setTimeout(() => request.destroy(), 50))
    })
  const told = async (...given: Parameters<typeof call>): Promise<Told> => {
    const answer = await call(...given)
    assert.ok(answer !== 'cut')
    return answer
  }
  const codes = ({ text }: Told) =>
    (JSON.parse(text) as { refusals: { code: string }[] }).refusals.map(({ code }) => code)

  const begin = async (length: number, name = '整改台账.pdf') => {
    const begun = await told('POST', '/api/uploads', { 'upload-length': length, 'upload-metadata': meta(name) })
    assert.equal(begun.status, 201, begun.text)
    return String(begun.headers['location'])
  }
  const offsetOf = async (address: string) => Number((await told('HEAD', address, {})).headers['upload-offset'])
  const append = (address: string, offset: number, body: Uint8Array, more: Headers = {}, cutAfter?: number) =>
    call('PATCH', address, { 'content-type': offsetType, 'upload-offset': offset, ...more }, body, cutAfter)
  const appended = async (...given: Parameters<typeof append>): Promise<Told> => {
    const answer = await append(...given)
    assert.ok(answer !== 'cut')
    return answer
  }

  test('a connection cut in the middle loses nothing that came: it is resumed there, and the bytes are the same', async () => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(12_000_000)])
    const address = await begin(bytes.length)
    let cuts = 0
    for (let offset = 0; offset < bytes.length; offset = await offsetOf(address)) {
      const rest = bytes.subarray(offset)
      assert.deepEqual(codes(await told('GET', address, {})), ['file-incomplete'], 'nothing is there before the end')
      const cut = cuts < 3 ? 1_000_000 + cuts * 777_777 : undefined
      const sent = await append(address, offset, rest, {}, cut)
      if (sent === 'cut') cuts += 1
      else assert.deepEqual([sent.status, sent.headers['upload-offset']], [204, String(bytes.length)])
    }
    assert.equal(cuts, 3)
    const file = JSON.parse((await told('GET', address, {})).text) as StoredFile
    assert.deepEqual(
      [file.sha256, file.size, file.name, file.type],
      [sha256(bytes), bytes.length, '整改台账.pdf', 'application/pdf'],
    )
    const kept = await d.county.house.files.read(d.county.first.unit, file.sha256)
    assert.ok(kept)
    const parts: Uint8Array[] = []
    for await (const part of kept) parts.push(part)
    assert.equal(sha256(Buffer.concat(parts)), sha256(bytes))
    const { owner, office, reviewers } = d.county.first
    const people = { owner: owner.person, reviewers: reviewers.map(({ person }) => person) }
    const { record } = await d.county.opens(office, people)
    const order = { who: owner, register: toyRegister, record: record.id } as const
    await d.county.does({ ...order, verb: 'start', input: {} })
    const evidence = [{ sha256: file.sha256, name: file.name }]
    await d.county.does({ ...order, verb: 'declare', input: { fields: { evidence, result: '完成 1 项' } } })
    assert.deepEqual(await offsetOf(address), bytes.length)
    assert.deepEqual(codes(await appended(address, 0, Buffer.from('x'))), ['upload-offset-wrong'])
  })

  test('a connection that hangs does not hold the upload: who resumes ends it', async () => {
    const bytes = randomBytes(600_000)
    const address = await begin(bytes.length)
    const headers = { cookie, 'tus-resumable': '1.0.0', 'content-type': offsetType, 'upload-offset': 0 }
    const all = { ...headers, 'content-length': bytes.length }
    const hanging = ask({ host: '127.0.0.1', port, method: 'PATCH', path: address, headers: all })
    hanging.on('error', () => {})
    await new Promise((resolve) => hanging.write(bytes.subarray(0, 200_000), resolve))
    await new Promise((resolve) => setTimeout(resolve, 200))
    const offset = await offsetOf(address)
    assert.equal(offset, 200_000)
    assert.equal((await appended(address, offset, bytes.subarray(offset))).status, 204)
    const file = JSON.parse((await told('GET', address, {})).text) as StoredFile
    assert.equal(file.sha256, sha256(bytes))
    hanging.destroy()
  })

  test('it is its owner’s alone, and called off it is gone', async () => {
    const address = await begin(100)
    for (const [method, headers] of [
      ['HEAD', {}],
      ['GET', {}],
      ['DELETE', {}],
    ] as const)
      assert.equal((await told(method, address, { ...headers, cookie: other })).status, 404, method)
    assert.equal((await told('HEAD', address, { cookie: '' })).status, 401)
    const foreign = { cookie: other, 'content-type': offsetType, 'upload-offset': 0 }
    assert.equal((await told('PATCH', address, foreign, Buffer.alloc(10))).status, 404)
    assert.equal((await told('DELETE', address, {})).status, 204)
    assert.equal((await told('HEAD', address, {})).status, 404)
    for (const id of ['..%2f..%2fx', 'x', randomUUID(), '0'.repeat(32)])
      assert.equal((await told('HEAD', `/api/uploads/${id}`, {})).status, 404, id)
  })

  test('limits are those of files: known too large at once, more than promised never kept, empty and nameless refused', async () => {
    const create = (length: number, name = 'a.pdf') =>
      told('POST', '/api/uploads', { 'upload-length': length, 'upload-metadata': meta(name) })
    const large = await create(30_000_001)
    assert.deepEqual([large.status, codes(large)], [413, ['file-too-large']])
    assert.deepEqual(codes(await create(0)), ['file-empty'])
    for (const name of ['', '../x', 'a\u202eb']) assert.deepEqual(codes(await create(10, name)), ['file-name-invalid'])
    const address = await begin(10)
    const long = await appended(address, 0, Buffer.alloc(11, 'x'))
    assert.deepEqual([long.status, codes(long), await offsetOf(address)], [400, ['upload-too-long'], 0])
    await told('DELETE', address, {})
    const open = await Promise.all(Array.from({ length: 20 }, () => begin(10)))
    const more = await create(10)
    assert.deepEqual([more.status, codes(more)], [429, ['uploads-too-many']])
    for (const one of open) await told('DELETE', one, {})
  })

  test('a piece whose checksum differs is not kept, and is sent again', async () => {
    const bytes = Buffer.from('问题清单第一页')
    const address = await begin(bytes.length, '清单.txt')
    const sum = (of: Uint8Array, algorithm: string) =>
      `${algorithm} ${createHash(algorithm).update(of).digest('base64')}`
    const wrong = await appended(address, 0, bytes, { 'upload-checksum': sum(Buffer.from('another'), 'sha1') })
    assert.deepEqual([wrong.status, codes(wrong), await offsetOf(address)], [460, ['upload-checksum-wrong'], 0])
    assert.equal((await appended(address, 0, bytes, { 'upload-checksum': sum(bytes, 'md5') })).status, 400)
    assert.equal((await appended(address, 0, bytes, { 'upload-checksum': sum(bytes, 'sha256') })).status, 204)
    assert.equal((JSON.parse((await told('GET', address, {})).text) as StoredFile).type, 'text/plain')
  })

  test('what nobody goes on with for a day is gone, bytes and all', async () => {
    const address = await begin(100)
    assert.match(String((await told('HEAD', address, {})).headers['upload-expires']), /GMT$/)
    await appended(address, 0, Buffer.alloc(10))
    const folder = join(d.county.filesFolder, 'parts')
    const id = address.slice('/api/uploads/'.length)
    const yesterday = new Date(Date.now() - 25 * 3_600_000)
    for (const name of readdirSync(folder))
      if (name.startsWith(id)) utimesSync(join(folder, name), yesterday, yesterday)
    assert.equal((await told('HEAD', address, {})).status, 404)
    await begin(10)
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith(id)),
      [],
    )
  })

  test('it says what it speaks, and speaks no other version', async () => {
    const offer = await told('OPTIONS', '/api/uploads', {})
    assert.deepEqual(
      [offer.status, offer.headers['tus-version'], offer.headers['tus-extension'], offer.headers['tus-max-size']],
      [204, '1.0.0', 'creation,expiration,checksum,termination', '30000000'],
    )
    const old = await told('POST', '/api/uploads', { 'tus-resumable': '0.2.2', 'upload-length': 5 })
    assert.deepEqual([old.status, codes(old), old.headers['tus-version']], [412, ['upload-protocol'], '1.0.0'])
    const address = await begin(10)
    const type = await told('PATCH', address, { 'content-type': 'text/plain', 'upload-offset': 0 }, Buffer.alloc(5))
    assert.equal(type.status, 415)
  })
})
