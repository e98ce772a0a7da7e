import { relative } from 'node:path'
import { catalogue } from '../catalogue/catalogue.ts'
import { readDocument } from '../catalogue/readDocument.ts'
import type { Subcommand } from './Subcommand.ts'

/** `kapitera models`: what is in the catalogue. */
export const models: Subcommand = {
  name: 'models',
  usage: '[--json]',
  summary: 'Lists the models and scenarios of the catalogue.',
  flags: { json: { help: 'print the list as JSON' } },
  examples: ['kapitera models', 'kapitera models --json'],
  run: async ({ has, world }) => {
    const listed = catalogue().flatMap(({ name, path }) => {
      const { found, model, diagnostics } = readDocument(path)
      if (!/^(model|scenario):/m.test(new TextDecoder().decode(found.text))) return []
      return [
        {
          name,
          file: relative(process.cwd(), path),
          status: model?.status ?? null,
          label: model?.label ?? null,
          currency: model?.currency ?? null,
          from: model?.valid.from ?? null,
          to: model?.valid.to ?? null,
          errors: diagnostics.filter(({ severity }) => severity === 'error').length,
        },
      ]
    })
    if (has('json')) {
      world.out(`${JSON.stringify(listed, undefined, 2)}\n`)
      return 0
    }
    const width = Math.max(0, ...listed.map(({ name }) => name.length))
    for (const { name, status, label, from, to, errors } of listed) {
      const state = errors > 0 ? 'has errors' : `${status}, ${from ?? ''}${to === null ? ' on' : ` to ${to}`}`
      world.out(`${name.padEnd(width)}  ${state.padEnd(42)}  ${label?.en ?? ''}\n`)
    }
    return 0
  },
}
