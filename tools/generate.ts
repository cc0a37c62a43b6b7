// `npm run generate`: writes every generated file anew, into this tree.
import { house } from './checks/finding.ts'
import { generate } from './checks/generated-files.ts'
import { generated } from './generated.ts'

for (const one of generated) {
  await generate(house, one, house)
  process.stdout.write(`${one.name}: ${one.files.join(', ')}\n`)
}
