// The process that opens uploads. It may read the program's own files and nothing else: it cannot write, start programs, or see the
// environment. Bytes come on stdin, limits as its one argument, the answer leaves on stdout. If it dies, one upload is refused.
import { defaultLimits, type Limits } from '../../intake/limits.ts'
import { readBytes } from '../../intake/read.ts'

// The PDF parser leaves promises of broken pages to themselves. Reading goes on without those pages, or ends unanswered: then Node exits
// with a code of its own, and the parent refuses.
process.on('unhandledRejection', () => {})

const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
const answer = await readBytes(Buffer.concat(chunks), { ...defaultLimits, ...given(process.argv[2]) })
process.stdout.write(JSON.stringify(answer))

function given(argument: string | undefined): Partial<Limits> {
  return argument === undefined ? {} : JSON.parse(argument)
}
