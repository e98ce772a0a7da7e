import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Demonstration } from '../../server/contract/contract.ts'
import { createApp } from '../../server/createApp.ts'
import { listen } from '../../server/listen.ts'
import { payDemonstration } from '../../server/run/payDemonstration.ts'

/** The app as a person meets it: the built page on a free port. */
export interface RunningApp {
  readonly address: string
  /** What the engine pays, to hold the page against. */
  readonly demonstration: Demonstration
  readonly stop: () => void
}

const root = join(import.meta.dirname, '..', '..')

/** Builds what has changed and starts the app, so that a test never looks at yesterday's page. */
export async function startApp(): Promise<RunningApp> {
  const build = spawnSync(process.execPath, ['build.ts', '--if-stale', 'client'], { cwd: root, encoding: 'utf8' })
  if (build.status !== 0) throw new Error(`The build failed.\n${build.stdout}${build.stderr}`)

  const demonstration = await payDemonstration()
  const app = createApp({
    clientFolder: join(root, 'dist', 'client'),
    payDemonstration: async () => demonstration,
    log: (line) => console.error(line),
  })
  const { server, address } = await listen(app, 0)
  return {
    address,
    demonstration,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
