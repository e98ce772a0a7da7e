import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { rateOf } from './Recomputed.ts'
import { recompute } from './recompute.ts'
import { writeReport } from './writeReport.ts'

/** Computes the published payments again, writes the page that shows them, and gives a line for each: how many agree. */
export async function writePage(shared: string, page: string): Promise<readonly string[]> {
  const all = await recompute(shared)
  mkdirSync(dirname(page), { recursive: true })
  writeFileSync(page, writeReport(all))
  return all.map(({ title, compared }) => {
    const { reproduced, of } = rateOf(compared)
    return `${reproduced} of ${of}  ${title}`
  })
}
