import { secondsLeft } from '../job/secondsLeft.ts'

/** How far an import is: a share from 0 to 1, and the seconds that the rest may take. */
export interface Progress {
  readonly step: string
  readonly share: number
  readonly secondsLeft: number | null
  readonly seconds: number
}

/** What reading, checking, typing and storing a table take of its part, as measured on six million contacts in CSV. */
const PARTS = { reading: [0, 0.64], checking: [0.64, 0.18], typing: [0.82, 0.18] } as const
/** Reading all tables, checking them together, assessing, storing. */
const [READ, CHECKED, ASSESSED] = [0.46, 0.5, 0.55]

/**
 * How far an import of these tables is that says `reading contacts, 40 %`. Tables weigh by the bytes of their files.
 *
 * @example
 * progressOf('storing b', [{ table: 'a', weight: 1 }, { table: 'b', weight: 1 }], 10).share // => 0.775
 */
export function progressOf(
  step: string,
  tables: readonly { readonly table: string; readonly weight: number }[],
  seconds: number,
): Progress {
  const share = shareOf(step, tables)
  return {
    step,
    share,
    seconds: Math.round(seconds),
    secondsLeft: secondsLeft(seconds, share),
  }
}

function shareOf(step: string, tables: readonly { readonly table: string; readonly weight: number }[]): number {
  const [, word = '', table = '', percent = '0'] = /^(\w+)(?: (\w+))?(?:, (\d+) %)?$/.exec(step) ?? []
  const all = tables.reduce((sum, { weight }) => sum + weight, 0)
  const at = tables.findIndex((one) => one.table === table)
  if (all === 0 || (table !== '' && at === -1)) return 0
  const before = tables.slice(0, Math.max(0, at)).reduce((sum, { weight }) => sum + weight, 0) / all
  const own = (tables[at]?.weight ?? 0) / all
  if (word === 'storing') return ASSESSED + (1 - ASSESSED) * before
  if (word === 'assessing') return CHECKED
  if (table === '') return word === 'checking' ? READ : 0
  const [from, part] = PARTS[word as keyof typeof PARTS] ?? [0, 0]
  return READ * (before + own * (from + (part * Number(percent)) / 100))
}
