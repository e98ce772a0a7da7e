import type { DataError, DataProblem } from '../dataset/DataProblem.ts'

/** A problem of a dataset as people read it, in the manner of a document's diagnostics. */
export function printProblem(
  { file, row, line, column, code, message, hint }: DataProblem,
  severity: 'error' | 'warning' = 'error',
): string {
  const place = [
    file + (line === undefined ? '' : `:${line}`),
    ...(row === undefined ? [] : [`row ${row}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
  ]
  return [
    `${place.join(', ')}  ${severity}  ${code}`,
    `  ${message}`,
    ...(hint === undefined ? [] : [`  ${hint}`]),
  ].join('\n')
}

/** All problems that were kept, and how many more there are. */
export function printDataError({ problems, count }: DataError): string {
  const more = count - problems.length
  const rest =
    more > 0 ? [`There ${more === 1 ? 'is one more error' : `are ${more} more errors`} that are not shown.`] : []
  return [...problems.map((problem) => printProblem(problem)), ...rest].join('\n\n')
}
