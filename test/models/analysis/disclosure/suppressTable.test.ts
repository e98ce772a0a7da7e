import { describe, expect, it } from 'vitest'
import {
  boundsOf,
  DEFAULT_RULES,
  disclosedCells,
  type DisclosureRules,
  isSmall,
  type LinkedTable,
  neededUpper,
  roundTable,
  suppressTable,
  twoWayTable,
} from '../../../../models/index.ts'
import { effort, seed } from '../../../effort.ts'
import { tablesThatFit } from './readerOf.ts'

/** Whole numbers from a seed (mulberry32). */
function chance(from: number): (below: number) => number {
  let state = from
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** Two clinics in one area and one in another, three ages: totals of clinics, areas and the region. */
function hierarchy(counts: readonly (readonly number[])[]): LinkedTable {
  const flat = twoWayTable(counts)
  const width = (counts[0]?.length ?? 0) + 1
  const start = flat.cells.length
  const area = Array.from({ length: width }, (_, column) => {
    const value = (flat.cells[column]?.value ?? 0) + (flat.cells[width + column]?.value ?? 0)
    return { name: `area ${column}`, value, patients: value }
  })
  const sums = area.map((_, column) => ({ total: start + column, parts: [column, width + column] }))
  const across = { total: start + width - 1, parts: area.slice(1).map((_, column) => start + column) }
  return { cells: [...flat.cells, ...area], relations: [...flat.relations, ...sums, across] }
}

function drawTable(from: number): LinkedTable {
  const draw = chance(from)
  const rows = 2 + draw(2)
  const columns = 2 + draw(2)
  const counts = Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => (draw(3) === 0 ? draw(5) : draw(14))),
  )
  return draw(3) === 0 && rows > 2 ? hierarchy(counts) : twoWayTable(counts)
}

/** No cell of a drawn table that is hidden and bounded is larger. */
const MOST = 40

describe('a table of few patients', () => {
  it('hides a second cell where one alone could be subtracted from the total', () => {
    // 40 − 3 is shown otherwise: 17 + 20 are known, so the third is 3.
    const table = twoWayTable([[3, 17, 20]])
    expect(disclosedCells(table, { hidden: new Set([0, 4]), small: new Set([0, 4]) }, DEFAULT_RULES)).toContain(0)
    const { hidden } = suppressTable(table, DEFAULT_RULES)
    expect([...hidden].filter((cell) => cell < 3)).toEqual([0, 1])
  })

  it('closes a rectangle in a table with totals both ways', () => {
    const { hidden, small } = suppressTable(
      twoWayTable([
        [2, 20, 30],
        [21, 11, 31],
        [22, 32, 33],
      ]),
      DEFAULT_RULES,
    )
    expect([...small]).toEqual([0])
    // The four corners with the smallest opposite corner: rows 0 and 1, columns 0 and 1; a row has four places.
    expect([...hidden].toSorted((a, b) => a - b)).toEqual([0, 1, 4, 5])
  })

  it('bounds a hidden cell as every table that fits does, by trying all', () => {
    let hiddenCells = 0
    for (let table = 0; table < effort(60, 1000); table += 1) {
      const drawn = drawTable(seed + table)
      const { hidden } = suppressTable(drawn, DEFAULT_RULES)
      if (hidden.size === 0 || hidden.size > 6) continue
      const bounds = boundsOf(drawn, hidden, { least: 1 })
      // Trying all has to end somewhere: tables in which a hidden total may be anything are left to the law below.
      if ([...bounds.values()].some(({ highest }) => highest > MOST)) continue
      const fits = tablesThatFit(drawn, hidden, 1, MOST)
      ;[...hidden].forEach((cell, at) => {
        hiddenCells += 1
        const values = fits.map((one) => one[at] as number)
        const { lowest, highest } = bounds.get(cell) ?? {}
        expect(lowest).toBe(Math.min(...values))
        expect(highest).toBe(Math.max(...values))
      })
    }
    expect(hiddenCells).toBeGreaterThan(60)
  })

  it('never lets a reader tell that a cell is small, and a reader of the bare totals could', () => {
    let [small, toldWithout] = [0, 0]
    for (let table = 0; table < effort(60, 1000); table += 1) {
      const drawn = drawTable(seed + 7 * table)
      const found = suppressTable(drawn, DEFAULT_RULES)
      const bare = { hidden: found.small, small: found.small }
      toldWithout += disclosedCells(drawn, bare, DEFAULT_RULES).length
      small += found.small.size
      if (found.hidden.size === 0 || found.hidden.size > 6) continue
      const fits = tablesThatFit(drawn, found.hidden, 1, MOST)
      const places = [...found.hidden]
      for (const cell of found.small)
        expect(Math.max(...fits.map((one) => one[places.indexOf(cell)] as number))).toBeGreaterThanOrEqual(5)
    }
    expect(small).toBeGreaterThan(50)
    expect(toldWithout).toBeGreaterThan(small / 2)
  })

  it('hides empty cells with the small ones where that is asked', () => {
    const rules: DisclosureRules = { fewest: 5, zeros: 'hidden' }
    const { small } = suppressTable(
      twoWayTable([
        [0, 30, 40],
        [50, 60, 70],
      ]),
      rules,
    )
    expect([...small]).toEqual([0])
    expect(
      suppressTable(
        twoWayTable([
          [0, 30, 40],
          [50, 60, 70],
        ]),
        DEFAULT_RULES,
      ).hidden.size,
    ).toBe(0)
  })

  it('hides what changed by fewer than may be shown since it was shown', () => {
    const before = new Map<string, number | null>([['0,0', 20]])
    const moved = twoWayTable([
      [19, 30],
      [40, 50],
    ])
    expect(suppressTable(moved, DEFAULT_RULES).hidden.size).toBe(0)
    expect([...suppressTable(moved, DEFAULT_RULES, before).hidden].toSorted((a, b) => a - b)).toEqual([0, 1, 3, 4])
  })
})

describe('dominance', () => {
  const rules: DisclosureRules = { ...DEFAULT_RULES, dominance: [{ n: 1, share: 0.75 }] }

  it('hides an amount of which one contributor has more than the share that is allowed', () => {
    expect(isSmall({ name: 'a', value: 1000, patients: 9, largest: [751] }, rules)).toBe(true)
    expect(isSmall({ name: 'a', value: 1000, patients: 9, largest: [750] }, rules)).toBe(false)
  })

  it('counts the n largest together: the (2, 85) rule, with the (1, 75) rule or by itself', () => {
    const two: DisclosureRules = { ...DEFAULT_RULES, dominance: [{ n: 2, share: 0.85 }] }
    const cell = (...largest: readonly number[]) => ({ name: 'a', value: 1000, patients: 9, largest })
    // 600 + 250 is 85 per cent, and no more.
    expect([cell(600, 250), cell(600, 251)].map((one) => isSmall(one, two))).toEqual([false, true])
    expect(isSmall(cell(600, 251), rules)).toBe(false)
    expect(
      isSmall(cell(751, 50), { ...rules, dominance: [...(rules.dominance ?? []), ...(two.dominance ?? [])] }),
    ).toBe(true)
    // Hundepool et al., table 4.2: (100 / k) · (the n largest together) = (600 + 318) / 0.85
    expect(neededUpper(cell(600, 318), two)).toBeCloseTo(1080, 9)
  })

  it('keeps the upper protection level of the handbook', () => {
    // Hundepool et al., table 4.2: (100 / k) · largest − value = 900 / 0.75 − 1000 = 200 above the value.
    expect(neededUpper({ name: 'a', value: 1000, patients: 9, largest: [900] }, rules)).toBe(1200)
  })
})

describe('rounding', () => {
  it('adds up, and shows no cell by its totals', () => {
    // Eight cells of 2 are shown as 0; a total rounded by itself, 16 to 15, would say that nearly all are 2.
    const table = twoWayTable([[2, 2, 2, 2, 2, 2, 2, 2]])
    const rounded = roundTable(table, 5)
    expect(rounded.slice(0, 9)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0])
    for (const { total, parts } of table.relations)
      expect(rounded[total]).toBe(parts.reduce((sum, part) => sum + (rounded[part] ?? 0), 0))
  })

  it.each([3, 5, 10] as const)('to %i leaves every cell within half of it', (base) => {
    const table = twoWayTable([[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]])
    roundTable(table, base)
      .slice(0, 12)
      .forEach((value, place) => {
        expect(value % base).toBe(0)
        expect(Math.abs(value - (place + 1))).toBeLessThanOrEqual(base / 2)
      })
  })
})
