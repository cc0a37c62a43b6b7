import { buffer } from 'node:stream/consumers'
import { Type } from 'typebox'
import { readFile } from '../casework/files.ts'
import { FileText } from '../contract/together.ts'
import { refusal } from '../kernel/refusal.ts'
import { whoOf } from './authenticate.ts'
import { granted, Refusing } from './refusing.ts'
import { isId } from './same-site.ts'
import type { Desk, Wiring } from './wiring.ts'

/** A file larger than this is saved and opened elsewhere, not looked into. */
const largest = 20 * 2 ** 20
/** UTF-16 units that are shown; what follows is read in the file itself. */
const longest = 100_000

/** The words of a document a browser cannot show, through a record that holds it and that one may read. The file is opened in a process of its own; nothing in it runs. */
export function fileTextRoute(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/registers/:register/records/:id/files/:sha256/text',
    {
      schema: {
        tags: ['files'],
        summary: 'The text of a file that is a document',
        params: Type.Object({
          register: Type.String({ maxLength: 100 }),
          id: Type.String({ maxLength: 100 }),
          sha256: Type.String({ maxLength: 100 }),
        }),
        response: { 200: FileText },
      },
    },
    async (request) => {
      const { register, id, sha256 } = request.params
      if (!/^[0-9a-f]{64}$/.test(sha256) || !isId(id)) throw new Refusing([refusal('file-not-found')])
      const { file, bytes } = granted(await readFile(house, whoOf(request), sha256, { register, record: id }))
      if (file.size > largest) throw new Refusing([refusal('file-too-large', { name: file.name, max: '20 MB' })])
      const opened = await house.papers.open(await buffer(bytes))
      if ('code' in opened) throw new Refusing([opened])
      return { text: opened.text.slice(0, longest).toWellFormed(), cut: opened.text.length > longest }
    },
  )
}
