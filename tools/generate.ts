// `npm run generate`: writes every generated file anew.
import { house } from './checks/finding.ts'
import { generate } from './checks/generated-files.ts'
import { generators } from './generated.ts'

for (const one of generators) {
  await generate(house, one, false)
  process.stdout.write(`${one.program.join(' ')}: ${one.files.join(', ')}\n`)
}
