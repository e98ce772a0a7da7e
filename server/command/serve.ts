import { delimiter } from 'node:path'
import { DisclosureTrouble, readDisclosure } from '../disclosure/readDisclosure.ts'
import type { Subcommand } from './Subcommand.ts'
import { UsageError } from './UsageError.ts'

/** `kapitera serve`: the pages, on this machine alone. */
export const serve: Subcommand = {
  name: 'serve',
  usage: '[--data DIR…] [--port PORT]',
  summary: 'Starts the server on this machine, and prints its address.',
  flags: {
    data: { value: 'DIR…', many: true, help: 'datasets of your own, shown beside the demonstration region' },
    disclosure: {
      value: 'RULES',
      mayBeBare: true,
      help: 'hide groups of few patients from who asks: k=5 (without a value), k=10,zeros=hidden',
    },
    port: {
      value: 'PORT',
      help: 'the port; without it PORT of the environment, or the first that is free from 4321 on',
    },
  },
  examples: [
    'kapitera serve',
    'kapitera serve --data data/region --port 8080',
    'kapitera serve --data data/region --disclosure k=5',
  ],
  run: async ({ text, list }) => {
    const port = text('port')
    if (port !== undefined && !/^\d{1,5}$/.test(port)) throw new UsageError(`\`${port}\` is no port.`)
    if (port !== undefined) process.env['PORT'] = port
    const folders = list('data')
    if (folders.length > 0) process.env['KAPITERA_DATA'] = folders.join(delimiter)
    const disclosure = text('disclosure')
    if (disclosure !== undefined) {
      try {
        readDisclosure(disclosure)
      } catch (error) {
        throw error instanceof DisclosureTrouble ? new UsageError(error.message) : error
      }
      process.env['KAPITERA_DISCLOSURE'] = disclosure
    }
    await import('../main.ts')
    return 0
  },
}
