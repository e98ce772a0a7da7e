import { join } from 'node:path'
import { createApp } from './createApp.ts'
import { listen } from './listen.ts'
import { projectRoot } from './projectRoot.ts'
import { payDemonstration } from './run/payDemonstration.ts'

// Reads the environment, and listens. PORT: the port; without it, the first free one from 4321 on.

// The region that comes with the program does not change while it runs.
let demonstration: ReturnType<typeof payDemonstration> | undefined

const app = createApp({
  clientFolder: join(projectRoot(), 'dist', 'client'),
  payDemonstration: () => (demonstration ??= payDemonstration()),
  log: (line) => console.error(line),
})

try {
  const { server, address } = await listen(app, readPort(process.env['PORT']))
  console.info(`Kapitera is at ${address}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      server.close()
      server.closeIdleConnections()
    })
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 3
}

function readPort(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port
  console.error(`PORT is '${text}'. It must be a whole number from 0 to 65535.`)
  process.exit(2)
}
