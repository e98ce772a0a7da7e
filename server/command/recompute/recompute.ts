import { recomputeEngland } from './england.ts'
import { recomputeHcc } from './hcc.ts'
import { openWorkshop } from './openWorkshop.ts'
import { recomputeQof } from './qof.ts'
import type { Recomputed } from './Recomputed.ts'
import { recomputeSharedSavings } from './sharedSavings.ts'

/** Every published payment that the catalogue can compute again, from the folder of published data. */
export async function recompute(shared: string): Promise<readonly Recomputed[]> {
  const workshop = openWorkshop(shared)
  try {
    return [
      ...(await recomputeEngland(workshop)),
      ...(await recomputeQof(workshop)),
      ...(await recomputeSharedSavings(workshop)),
      ...(await recomputeHcc(workshop)),
    ]
  } finally {
    await workshop.close()
  }
}
