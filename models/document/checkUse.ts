import type { Expression } from '../formula/Expression.ts'
import type { OwnPlaces } from './checkNames.ts'
import type { CheckedText } from './checkText.ts'
import type { Place } from './Diagnostic.ts'
import type { Parts } from './nameParts.ts'
import { partsOf } from './partsOf.ts'
import type { Report } from './Report.ts'

/** Tells which parameters, tables, formulas and facts of the model nobody uses. `expected` are the names that tests ask for. */
export function checkUse(
  { parameters, tables, formulas }: Parts,
  {
    checked,
    facts,
    expected,
  }: {
    readonly checked: readonly CheckedText[]
    readonly facts: OwnPlaces
    readonly expected: ReadonlySet<string>
  },
  report: Report,
): void {
  const used = new Set(
    checked.flatMap(({ owner, expression }) => partsOf(expression).flatMap((part) => without(owner, usedName(part)))),
  )
  const tell = (kind: string, name: string, place: Place) => {
    if (used.has(name)) return
    report.warning('unused', place, `Nothing uses the ${kind} \`${name}\`.`, { hint: 'Take it away, or use it.' })
  }
  for (const { name, place } of parameters) tell('parameter', name, place)
  for (const { name, place } of tables) tell('table', name, place)
  for (const [name, place] of facts) tell('fact', name, place)
  for (const { level, name, place } of formulas) {
    if (!expected.has(name)) tell('formula', `${level}.${name}`, place)
  }
}

/** What uses itself alone is not used. */
function without(owner: string, name: string | undefined): readonly string[] {
  return name === undefined || name === owner ? [] : [name]
}

function usedName(part: Expression): string | undefined {
  switch (part.type) {
    case 'parameter':
    case 'table':
      return part.name
    case 'fact':
      return `${part.entity}.${part.name}`
    case 'formula':
      return `${part.level}.${part.name}`
    case 'previous':
      return `clinic.${part.name}`
    case 'constant':
    case 'word':
    case 'limit':
    case 'indicator':
    case 'known':
    case 'operation':
    case 'call':
    case 'aggregate':
      return undefined
  }
}
