import type { Program } from '../../models/index.ts'
import type { Changes } from '../contract/pricing.ts'
import { nearestWord } from '../dataset/nearestWord.ts'
import { readersOf } from './readersOf.ts'
import { RequestTrouble } from './RequestTrouble.ts'

/** Refuses a change of a figure that the model does not read: it would change nothing, and seem to. */
export function refuseUnknownChanges(program: Program, changes: Changes): void {
  const known = [...readersOf(program).keys()]
  for (const name of Object.keys(changes)) {
    const figure = name.replace(/\[\d+\]$/, '')
    if (known.includes(figure) && isRow(program, name)) continue
    const near = nearestWord(figure, known)
    throw new RequestTrouble(
      `\`${program.model}\` reads no figure \`${name}\`.`,
      near === undefined || near === figure ? 'Choose one from the list of its rates.' : `Did you mean \`${near}\`?`,
    )
  }
}

/** Is there such a row, where a row is named? */
function isRow({ tables }: Program, name: string): boolean {
  const row = /^(.*)\[(\d+)\]$/.exec(name)
  if (!row) return true
  const table = tables.find((one) => one.name === row[1])
  return table?.values.some(({ rows }) => rows?.[Number(row[2])] !== undefined) ?? false
}
