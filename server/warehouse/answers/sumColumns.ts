import { OUTSIDE } from '../outside.ts'
import type { RawSums } from '../rated/ratedFrom.ts'
import { RATED_COLUMNS } from '../rated/ratedSql.ts'
import { REFUSALS } from '../Beside.ts'
import { type Answer, brokenAnswer } from './readAnswer.ts'
import { refuseBeyond, refuseMissing, refuseTwice, refuseUnknownClinics } from './refuseRows.ts'
import { refuseWindows, valuesOf } from './typedAnswer.ts'

/** An answer to a sum with the rates in it: clinic, window, the sum as a whole number and its divisor, and whether a row has no answer. */
export function sumColumns(
  answer: Answer,
  {
    windows,
    clinics,
    mayBeOutside,
  }: { readonly windows: number; readonly clinics: ReadonlySet<string>; readonly mayBeOutside: boolean },
): RawSums {
  if (answer.names.map((name) => name.toLowerCase()).join() !== RATED_COLUMNS.join())
    throw brokenAnswer(
      answer.file,
      `The columns are ${answer.names.join(', ')}, and should be ${RATED_COLUMNS.join(', ')}.`,
    )
  const columns = RATED_COLUMNS.map((_, place) => valuesOf(answer, place, place === 0 ? 'word' : 'bigint'))
  refuseMissing(answer, columns, [...RATED_COLUMNS.keys()])
  refuseWindows(answer, columns[1] ?? [], windows)
  const row = (columns[DIVISOR] ?? []).findIndex((value) => BigInt(String(value)) <= 0n)
  if (row >= 0)
    throw brokenAnswer(answer.file, 'A divisor is above 0.', { row: row + 2, column: RATED_COLUMNS[DIVISOR] })
  const flags = [
    [DIVISOR + 1, 1],
    [DIVISOR + 2, REFUSALS.length],
  ] as const
  for (const [place, most] of flags)
    refuseBeyond(answer, columns, { place, most, message: 'No statement gives this here' })
  refuseUnknownClinics(answer, columns[0] ?? [], { clinics, outside: mayBeOutside ? OUTSIDE : [] })
  refuseTwice(answer, columns.slice(0, 2))
  return columns
}

const DIVISOR = 3
