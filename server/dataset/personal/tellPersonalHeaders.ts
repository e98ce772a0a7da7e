import type { Problems } from '../Problems.ts'
import type { Staged } from '../stageTable.ts'
import { maskPersonalNumbers } from './maskPersonalNumbers.ts'

/** Names the columns whose name holds a personal number: a file without a header begins so. Says whether there is any. */
export function tellPersonalHeaders(
  { columns, files }: Pick<Staged, 'columns' | 'files'>,
  problems: Problems,
): boolean {
  const told = columns.filter((name) => maskPersonalNumbers(name) !== name)
  for (const name of told)
    problems.add({
      code: 'personal-number',
      file: files.join(', '),
      row: 1,
      column: maskPersonalNumbers(name),
      message: 'The name of a column holds a Swedish personal identity number or coordination number.',
      hint: 'Is the first row data? Put a header over it. If the column is headed with a number, give it another name.',
    })
  return told.length > 0
}
