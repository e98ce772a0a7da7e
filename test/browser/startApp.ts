import { join } from 'node:path'
import { createApp } from '../../server/createApp.ts'
import { listen } from '../../server/listen.ts'
import { createRegion, type Region } from '../../server/region/createRegion.ts'
import { openCounty } from '../../server/region/openCounty.ts'
import { openDemonstration } from '../../server/region/openDemonstration.ts'

/** The app as a person meets it: the built page on a free port, with the demonstration county. */
export interface RunningApp {
  readonly address: string
  /** What the page asks, to hold the page against. */
  readonly region: Region
  readonly stop: () => Promise<void>
}

const root = join(import.meta.dirname, '..', '..')

/** Starts the app with the page as `test/beforeTests.ts` built it. */
export async function startApp(): Promise<RunningApp> {
  const region = createRegion([await openCounty({ say: console.info }), await openDemonstration()])
  const app = createApp({
    clientFolder: join(root, 'dist', 'client'),
    region,
    log: (line) => console.error(line),
  })
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
