import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rateOf, type Recomputed } from '../../server/command/recompute/Recomputed.ts'
import { recompute } from '../../server/command/recompute/recompute.ts'
import { writeReport } from '../../server/command/recompute/writeReport.ts'
import { sharedData } from '../shared.ts'
import { makeHcc } from './makeHcc.ts'
import { makeQof } from './makeQof.ts'

const root = join(import.meta.dirname, '..', '..')

let made: Promise<readonly Recomputed[]> | undefined

/** Once for all tests. Each asks for the data itself, so that each says when it is absent. */
function recomputed(): Promise<readonly Recomputed[]> {
  const shared = dirname(sharedData('data'))
  made ??= recompute(shared)
  return made
}

describe('published payments, computed again', () => {
  it.each([
    { title: 'England 2022/23: average payment per registered patient', reproduced: 300, of: 300 },
    // 80–90 % of practices a year is what others reached; 21 are explained one by one in docs/reference/recomputed.md
    { title: 'England 2022/23: Global Sum of practices on the GMS contract', reproduced: 199, of: 220 },
    { title: 'England, quality framework 2019/20: points in total and by domain', reproduced: 4, of: 4 },
    { title: 'England, quality framework 2022/23: points in total and by domain', reproduced: 4, of: 4 },
    { title: 'England, quality framework 2023/24: points in total and by domain', reproduced: 4, of: 4 },
    { title: 'Medicare shared savings 2018: final sharing rate', reproduced: 548, of: 548 },
    { title: 'Medicare shared savings 2018: earned savings', reproduced: 548, of: 548 },
    { title: 'CMS-HCC V24: raw risk score', reproduced: 40, of: 40 },
    { title: 'CMS-HCC V24: list of categories after the hierarchy', reproduced: 40, of: 40 },
    { title: 'CMS-HCC V28: raw risk score', reproduced: 40, of: 40 },
    { title: 'CMS-HCC V28: list of categories after the hierarchy', reproduced: 40, of: 40 },
  ])('$title: $reproduced of $of', async ({ title, reproduced, of }) => {
    const found = (await recomputed()).find((one) => one.title === title)
    expect(found && rateOf(found.compared)).toEqual({ reproduced, of, share: reproduced / of })
  })

  it('reproduces what every organisation with savings earned', async () => {
    const all = await recomputed()
    const earned = all.find(({ title }) => title === 'Medicare shared savings 2018: earned savings')
    const withSavings = earned?.compared.filter(({ published }) => published > 0) ?? []
    expect(rateOf(withSavings)).toEqual({ reproduced: 205, of: 205, share: 1 })
  })

  it('reproduces what every organisation with a loss to pay back owes', async () => {
    const all = await recomputed()
    const earned = all.find(({ title }) => title === 'Medicare shared savings 2018: earned savings')
    const withLoss = earned?.compared.filter(({ published }) => published < 0) ?? []
    expect(rateOf(withLoss)).toEqual({ reproduced: 11, of: 11, share: 1 })
  })

  it('is what the page of the documentation says', async () => {
    const page = readFileSync(join(root, 'docs', 'reference', 'recomputed.md'), 'utf8')
    expect(writeReport(await recomputed())).toBe(page)
  })
})

describe('documents made from published tables', () => {
  it.each([
    { what: 'CMS-HCC', folder: 'data/us', make: makeHcc },
    { what: 'the quality framework', folder: 'data/england', make: makeQof },
  ])('those of $what are as their maker writes them', ({ folder, make }) => {
    for (const [path, text] of make(sharedData(folder))) {
      expect(readFileSync(join(root, 'models', 'catalogue', path), 'utf8'), path).toBe(text)
    }
  })
})
