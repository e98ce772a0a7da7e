import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { documentSchema } from '../../models/index.ts'
import type { Subcommand } from './Subcommand.ts'

/** `kapitera schema`: what an editor needs to complete and check documents. */
export const schema: Subcommand = {
  name: 'schema',
  usage: '[--out FILE]',
  summary: 'Writes the JSON Schema of documents, for an editor to complete and check them.',
  flags: { out: { value: 'FILE', help: 'write to a file; without it, to stdout' } },
  examples: ['kapitera schema --out model.schema.json'],
  run: async ({ text, world }) => {
    const out = text('out')
    if (out === undefined) world.out(schemaText())
    else {
      mkdirSync(dirname(out), { recursive: true })
      writeFileSync(out, schemaText())
    }
    return 0
  },
}

/** The schema as its file holds it. */
function schemaText(): string {
  return `${JSON.stringify(documentSchema(), undefined, 2)}\n`
}
