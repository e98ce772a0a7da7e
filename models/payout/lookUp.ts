import { isEqual, isLess } from './compareNumbers.ts'
import type { TableRows } from './figuresInForce.ts'

/** How much of which row is in the answer for given keys; nothing where no row matches. */
export type Look = (keys: readonly number[]) => readonly { readonly row: number; readonly weight: number }[] | undefined

interface Band {
  readonly row: number
  readonly from: number
  readonly to: number
}

/**
 * Prepares the look-up of a table's rows. Words are compared by their code, bands include where they begin.
 * - `step`: the row that matches
 * - `line`: straight between the beginnings of two rows, level after the last, no answer before the first
 * - `marginal`: each part of the number at its own row
 */
export function prepareLook(
  rows: TableRows,
  reads: 'step' | 'line' | 'marginal',
  codeOf: (word: string) => number,
): Look {
  const places = rows[0]?.keys.length ?? 0
  const isBand = Array.from({ length: places }, (_, place) => rows.some((row) => row.keys[place]?.type === 'band'))
  const bandPlaces = isBand.flatMap((is, place) => (is ? [place] : []))
  const plainPlaces = isBand.flatMap((is, place) => (is ? [] : [place]))
  const groups = new Map<string, number[]>()
  rows.forEach((row, index) => {
    const name = plainPlaces.map((place) => plainCode(row.keys[place], codeOf)).join(' ')
    groups.set(name, [...(groups.get(name) ?? []), index])
  })
  const groupOf = (keys: readonly number[]): readonly number[] | undefined =>
    groups.get(plainPlaces.map((place) => keys[place]).join(' '))
  const last = places - 1

  function bandOf(row: number, place: number): Band {
    const key = rows[row]?.keys[place]
    if (key?.type !== 'band') throw new Error('a row of bands has a key that is none')
    return { row, from: key.from, to: key.to ?? Number.POSITIVE_INFINITY }
  }

  const matches = (keys: readonly number[], row: number, at: readonly number[]): boolean =>
    at.every((place) => isIn(keys[place] as number, bandOf(row, place)))

  if (reads === 'step')
    return (keys) => {
      if (keys.some(Number.isNaN)) return undefined
      const row = groupOf(keys)?.find((one) => matches(keys, one, bandPlaces))
      return row === undefined ? undefined : [{ row, weight: 1 }]
    }

  const others = bandPlaces.filter((place) => place !== last)
  return (keys) => {
    if (keys.some(Number.isNaN)) return undefined
    const bands = (groupOf(keys) ?? [])
      .filter((row) => matches(keys, row, others))
      .map((row) => bandOf(row, last))
      .toSorted((a, b) => a.from - b.from)
    if (bands.length === 0) return undefined
    return reads === 'line' ? onLine(keys[last] as number, bands) : inParts(keys[last] as number, bands)
  }
}

function plainCode(key: TableRows[number]['keys'][number] | undefined, codeOf: (word: string) => number): number {
  if (key?.type === 'word') return codeOf(key.word)
  return key?.type === 'boolean' && key.value ? 1 : 0
}

const isIn = (value: number, band: Band): boolean =>
  !isLess(value, band.from) && (band.to === Number.POSITIVE_INFINITY || isLess(value, band.to))

function onLine(value: number, bands: readonly Band[]) {
  const at = bands.findLastIndex((band) => !isLess(value, band.from))
  const [low, high] = [bands[at], bands[at + 1]]
  if (!low) return undefined
  if (!high || isEqual(value, low.from)) return [{ row: low.row, weight: 1 }]
  const weight = (value - low.from) / (high.from - low.from)
  return [
    { row: low.row, weight: 1 - weight },
    { row: high.row, weight },
  ]
}

function inParts(value: number, bands: readonly Band[]) {
  return bands.map((band, index) => {
    const end = Math.min(value, bands[index + 1]?.from ?? Number.POSITIVE_INFINITY)
    return { row: band.row, weight: Math.max(0, end - band.from) }
  })
}
