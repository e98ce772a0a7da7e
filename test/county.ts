import { openCounty } from '../server/region/openCounty.ts'

/** Before any test: the demonstration county is there, so that no two tests generate it at once. */
export async function setup(): Promise<void> {
  const { dataset } = await openCounty({ say: console.info })
  await dataset.warehouse.close()
}
