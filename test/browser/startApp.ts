import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { createApp } from '../../server/createApp.ts'
import { listen } from '../../server/listen.ts'
import { createRegion, type Region } from '../../server/region/createRegion.ts'
import { openCounty } from '../../server/region/openCounty.ts'
import { openDemonstration } from '../../server/region/openDemonstration.ts'
import { warmUp } from '../../server/region/warmUp.ts'

/** The app as a person meets it: the built page on a free port, with the demonstration county. */
export interface RunningApp {
  readonly address: string
  /** What the page asks, to hold the page against. */
  readonly region: Region
  readonly stop: () => Promise<void>
}

const root = join(import.meta.dirname, '..', '..')

/** Builds what has changed and starts the app, so that a test never looks at yesterday's page. */
export async function startApp(): Promise<RunningApp> {
  const build = spawnSync(process.execPath, ['build.ts', '--if-stale', 'client'], { cwd: root, encoding: 'utf8' })
  if (build.status !== 0) throw new Error(`The build failed.\n${build.stdout}${build.stderr}`)

  const region = createRegion([await openCounty({ say: console.info }), await openDemonstration()])
  const app = createApp({
    clientFolder: join(root, 'dist', 'client'),
    region,
    log: (line) => console.error(line),
  })
  await warmUp(region)
  const { server, address } = await listen(app, 0)
  return {
    address,
    region,
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await region.close()
    },
  }
}
