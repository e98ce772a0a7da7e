import type { Band } from './RowKey.ts'

/** One thing wrong with the bands of a table; `key` and `other` count the keys from 0. */
export interface BandTrouble {
  readonly code: 'wrong-row' | 'gap' | 'overlap'
  readonly key: number
  readonly other?: number | undefined
  readonly message: string
  readonly hint: string
}

export interface Bands {
  /** One for each key, in the order of the keys; nothing where a key is no band. */
  readonly bands: readonly (Band | undefined)[]
  readonly troubles: readonly BandTrouble[]
}

/**
 * Reads the keys of rows that stand beside each other as bands.
 *
 * Whole numbers include both ends: `7`, `0-17`, `80+`. They join without gap or overlap, for a patient of an age that
 * no row has, or that two have, has no points. Decimals are written by where they begin, `0`, `2.5`, and each ends where the
 * next begins.
 *
 * @example
 * readBands(['0-17', '18+'], 'whole').bands // => [{ from: 0, to: 18 }, { from: 18, to: undefined }]
 * readBands(['0', '2.5'], 'decimal').bands // => [{ from: 0, to: 2.5 }, { from: 2.5, to: undefined }]
 */
export function readBands(keys: readonly string[], numbers: 'whole' | 'decimal'): Bands {
  return numbers === 'whole' ? readWholeBands(keys) : readDecimalBands(keys)
}

interface Numbered extends Band {
  readonly key: number
}

function readWholeBands(keys: readonly string[]): Bands {
  const troubles: BandTrouble[] = []
  const bands = keys.map((text, key) => {
    const match = /^(\d{1,9})(?:(\+)|-(\d{1,9}))?$/.exec(text)
    if (!match) {
      const hint = 'A row is `7`, `0-17` or `80+`; of decimals it is where the row begins, `2.5`.'
      troubles.push({
        code: 'wrong-row',
        key,
        message: `\`${text.slice(0, 40)}\` is not a band of whole numbers.`,
        hint,
      })
      return undefined
    }
    const from = Number(match[1])
    const to = match[2] ? undefined : Number(match[3] ?? match[1]) + 1
    if (to === undefined || to > from) return { from, to }
    const hint = `Write \`${match[3]}-${match[1]}\`.`
    troubles.push({ code: 'wrong-row', key, message: `The band \`${text}\` ends before it begins.`, hint })
    return undefined
  })
  const numbered = bands.flatMap((band, key) => (band ? [{ ...band, key }] : []))
  const isWhole = numbered.length === keys.length
  return { bands, troubles: isWhole ? joints(numbered, keys) : troubles }
}

/** Each band must begin where the one before ends. */
function joints(bands: readonly Numbered[], keys: readonly string[]): readonly BandTrouble[] {
  const sorted = bands.toSorted((one, other) => one.from - other.from || one.key - other.key)
  return sorted.flatMap((band, index): readonly BandTrouble[] => {
    const before = sorted[index - 1]
    if (!before || before.to === band.from) return []
    const [one, other] = [keys[before.key] ?? '', keys[band.key] ?? '']
    const places = { key: band.key, other: before.key }
    if (before.to === undefined || before.to > band.from) {
      const message = `The rows \`${one}\` and \`${other}\` overlap: both have ${band.from}.`
      return [{ code: 'overlap', ...places, message, hint: 'Each number belongs to one row.' }]
    }
    const last = band.from - 1
    const none = before.to === last ? `${last} has` : `${before.to} to ${last} have`
    const message = `Between the rows \`${one}\` and \`${other}\` there is a gap: ${none} no row.`
    const hint = sorted.every(({ from, to }) => to === from + 1)
      ? `If rows begin at these numbers, write decimals (\`${one}.0\`, \`${other}.0\`); if they are bands, write both ends.`
      : 'Bands of whole numbers join: each begins one above the end of the one before.'
    return [{ code: 'gap', ...places, message, hint }]
  })
}

function readDecimalBands(keys: readonly string[]): Bands {
  const troubles: BandTrouble[] = []
  const begins = keys.flatMap((text, key) => {
    if (/^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/.test(text)) return [{ from: Number(text) + 0, key }]
    const hint = 'Rows of decimals are written by where they begin: `0`, `2.5`, `10`.'
    troubles.push({ code: 'wrong-row', key, message: `\`${text.slice(0, 40)}\` is not where a row begins.`, hint })
    return []
  })
  const sorted = begins.toSorted((one, other) => one.from - other.from || one.key - other.key)
  const bands: (Band | undefined)[] = keys.map(() => undefined)
  for (const [index, { from, key }] of sorted.entries()) {
    const next = sorted[index + 1]
    bands[key] = { from, to: next?.from }
    if (next?.from !== from) continue
    const message = `The rows \`${keys[key]}\` and \`${keys[next.key]}\` begin at the same number.`
    troubles.push({ code: 'overlap', key: next.key, other: key, message, hint: 'Keep one of them.' })
  }
  return { bands, troubles }
}
