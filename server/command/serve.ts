import type { Subcommand } from './Subcommand.ts'
import { UsageError } from './UsageError.ts'

/** `kapitera serve`: the pages, on this machine alone. */
export const serve: Subcommand = {
  name: 'serve',
  usage: '[--port PORT]',
  summary: 'Starts the server on this machine, and prints its address.',
  flags: {
    port: {
      value: 'PORT',
      help: 'the port; without it PORT of the environment, or the first that is free from 4321 on',
    },
  },
  examples: ['kapitera serve', 'kapitera serve --port 8080'],
  run: async ({ text }) => {
    const port = text('port')
    if (port !== undefined && !/^\d{1,5}$/.test(port)) throw new UsageError(`\`${port}\` is no port.`)
    if (port !== undefined) process.env['PORT'] = port
    await import('../main.ts')
    return 0
  },
}
