import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DataError } from '../../../server/dataset/DataProblem.ts'
import { createRegion } from '../../../server/region/createRegion.ts'
import { openDemonstration } from '../../../server/region/openDemonstration.ts'
import { RequestTrouble } from '../../../server/region/RequestTrouble.ts'
import { until } from '../job/startJobs.ts'

it('a dataset that is registered and not there is told with its folder, and served without a restart when that is back', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'kapitera-'))
  const folder = join(parent, 'region')
  const demonstration = await openDemonstration()
  let isWhole = false
  const region = createRegion([], {
    folders: new Map([['region', folder]]),
    open: (there) => {
      expect(there).toBe(folder)
      const damaged = { code: 'dataset-damaged', file: 'patients.parquet', message: 'It was cut.' } as const
      return isWhole ? Promise.resolve({ ...demonstration, name: 'region' }) : Promise.reject(new DataError([damaged]))
    },
  })
  const said = (): string => {
    try {
      return region.served('region').name
    } catch (error) {
      if (!(error instanceof RequestTrouble)) throw error
      return `${error.status} ${error.message} ${error.hint}`
    }
  }
  expect(said()).toBe(
    `409 The dataset \`region\` is registered, and its folder \`${folder}\` is not there. Put the folder back, and ask again; or import the data anew.`,
  )
  mkdirSync(folder)
  expect(said()).toBe('409 The dataset `region` is being opened. Ask again in a moment.')
  await until(() => said().startsWith('409 The dataset `region` cannot be opened. It was cut.'))
  isWhole = true
  await until(() => said() === 'region')
  expect(() => region.served('regoin')).toThrow('There is no dataset `regoin` here.')
  await region.close()
  rmSync(parent, { recursive: true })
})
