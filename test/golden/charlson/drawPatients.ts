import { chanceFrom } from '../../laws/Chance.ts'
import type { PublishedRow } from './publishedCharlson.ts'

/** A diagnosis of a drawn patient. */
export interface Drawn {
  readonly code: string
  readonly date: number
}

/**
 * Patients with up to six diagnoses of the last seventy months: codes of the table, longer and shorter than they are
 * printed, with and without a point, in small letters too, and codes of its neighbours. Liver diseases and their ascites,
 * diabetes and cancers are common, for they are where the hierarchy is.
 */
export function drawPatients(
  table: readonly PublishedRow[],
  { count, seed }: { readonly count: number; readonly seed: number },
): readonly (readonly Drawn[])[] {
  const { whole, flip } = chanceFrom(seed)
  const anyOf = <T>(list: readonly T[]): T => list[whole(0, list.length - 1)] as T
  const graded = table.filter(({ group }) => /liver|Liver|Diabetes|Malig|Metast/.test(group))
  const written = (prefix: string): string => {
    const code = flip(0.4) ? `${prefix}${whole(0, 9)}` : flip(0.1) ? prefix.slice(0, -1) : prefix
    const dotted = flip() && code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code
    return flip(0.2) ? dotted.toLowerCase() : dotted
  }
  const neighbour = (): string => `${String.fromCharCode(65 + whole(0, 25))}${whole(0, 9)}${whole(0, 9)}.${whole(0, 9)}`
  return Array.from({ length: count }, () =>
    Array.from({ length: whole(0, 6) }, () => {
      const months = whole(0, 69) // back from December 2025
      const month = 2025 * 12 + 11 - months
      const code = flip(0.15) ? neighbour() : written(anyOf(flip(0.5) ? graded : table).prefix)
      return { code, date: Math.floor(month / 12) * 10_000 + ((month % 12) + 1) * 100 + whole(1, 28) }
    }),
  )
}
