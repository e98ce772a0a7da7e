import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { projectRoot } from '../../projectRoot.ts'
import type { Subcommand } from '../Subcommand.ts'
import { InputError, UsageError } from '../UsageError.ts'

/** `kapitera recompute`: published payments, computed again from published data. */
export const recomputeCommand: Subcommand = {
  name: 'recompute',
  usage: '[FOLDER] [--out FILE]',
  summary: 'Computes published payments again from published data, and writes a page with every miss and its cause.',
  flags: {
    out: { value: 'FILE', help: 'the page to write; without it docs/reference/recomputed.md' },
    timing: { help: 'print how long it took, on stderr' },
  },
  examples: ['kapitera recompute ../shared', 'kapitera recompute ../shared --out recomputed.md'],
  run: async ({ words, text, has, world }) => {
    const [folder, ...more] = words
    if (more.length > 0) throw new UsageError('Name one folder, the one that holds `data`.')
    const root = projectRoot()
    const shared = resolve(folder ?? process.env['KAPITERA_SHARED'] ?? join(root, '..', 'shared'))
    if (!existsSync(join(shared, 'data')))
      throw new InputError(
        `\`${shared}\` has no folder \`data\` with published payments.`,
        'Name the folder that has it.',
      )
    const { writePage } = await import('./writePage.ts')
    const start = world.clock()
    const page = text('out') ?? join(root, 'docs', 'reference', 'recomputed.md')
    for (const line of await writePage(shared, page)) world.out(`${line}\n`)
    if (has('timing')) world.err(`recompute ${Math.round(world.clock() - start)} ms\n`)
    return 0
  },
}
