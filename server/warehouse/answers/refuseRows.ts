import { shorten } from '../../dataset/shorten.ts'
import { nearestWord } from '../../dataset/nearestWord.ts'
import type { RawValue } from '../Ask.ts'
import { type Answer, brokenAnswer } from './readAnswer.ts'

/** The rows of an answer, column by column. */
type Columns = readonly (readonly RawValue[])[]

// The header is row 1.
const HEADER = 2

/** A value that must be there and is not. */
export function refuseMissing({ file, names }: Answer, columns: Columns, places: readonly number[]): void {
  for (const place of places) {
    const row = (columns[place] ?? []).indexOf(null)
    if (row >= 0)
      throw brokenAnswer(file, 'A value is missing, and every row has one.', {
        row: row + HEADER,
        column: names[place],
      })
  }
}

/** A number below zero, or above the most that there may be. */
export function refuseBeyond(
  { file, names }: Answer,
  columns: Columns,
  { place, most = Infinity, message }: { readonly place: number; readonly most?: number; readonly message: string },
): void {
  const values = columns[place] ?? []
  const row = values.findIndex((value) => value !== null && !(Number(value) >= 0 && Number(value) <= most))
  if (row < 0) return
  const value = String(values[row])
  throw brokenAnswer(file, `${message}: \`${shorten(value, 60)}\`.`, {
    row: row + HEADER,
    column: names[place],
    value: shorten(value, 60),
  })
}

/** A group that stands twice would be counted once: the answer was put together from two. */
export function refuseTwice({ file }: Pick<Answer, 'file'>, columns: Columns): void {
  const seen = new Set<string>()
  for (const row of (columns[0] ?? []).keys()) {
    const group = JSON.stringify(columns.map((column) => column[row]))
    if (seen.has(group))
      throw brokenAnswer(file, 'A row says of the same group what a row before it says.', { row: row + HEADER })
    seen.add(group)
  }
}

/** A clinic that the answer about clinics has not: what the row counts would be paid to nobody. */
export function refuseUnknownClinics(
  { file, names }: Answer,
  column: readonly RawValue[],
  { clinics, outside = [] }: { readonly clinics: ReadonlySet<string>; readonly outside?: readonly string[] },
): void {
  const row = column.findIndex((clinic) => !clinics.has(String(clinic)) && !outside.includes(String(clinic)))
  if (row < 0) return
  const clinic = String(column[row])
  const near = nearestWord(clinic, [...clinics])
  throw brokenAnswer(
    file,
    `There is no clinic \`${shorten(clinic, 60)}\` in the answer about clinics.` +
      (near === undefined ? '' : ` Is it \`${shorten(near, 60)}\`?`),
    { row: row + HEADER, column: names[0], value: shorten(clinic, 60) },
  )
}
