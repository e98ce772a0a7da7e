import { delimiter } from 'node:path'
import type { Subcommand } from './Subcommand.ts'
import { UsageError } from './UsageError.ts'

/** `kapitera serve`: the pages, on this machine alone. */
export const serve: Subcommand = {
  name: 'serve',
  usage: '[--data DIR…] [--port PORT]',
  summary: 'Starts the server on this machine, and prints its address.',
  flags: {
    data: { value: 'DIR…', many: true, help: 'datasets of your own, shown beside the demonstration region' },
    port: {
      value: 'PORT',
      help: 'the port; without it PORT of the environment, or the first that is free from 4321 on',
    },
  },
  examples: ['kapitera serve', 'kapitera serve --data data/region --port 8080'],
  run: async ({ text, list }) => {
    const port = text('port')
    if (port !== undefined && !/^\d{1,5}$/.test(port)) throw new UsageError(`\`${port}\` is no port.`)
    if (port !== undefined) process.env['PORT'] = port
    const folders = list('data')
    if (folders.length > 0) process.env['KAPITERA_DATA'] = folders.join(delimiter)
    await import('../main.ts')
    return 0
  },
}
