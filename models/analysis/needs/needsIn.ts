import type { Condition, Count, CountRows, Key, RowFact } from '../../plan/Count.ts'
import type { Program, WindowProgram } from '../../plan/Program.ts'
import type { NeedOf } from './Need.ts'

/** Where facts of rows are delivered. */
const TABLE_OF = { patient: 'patients', contact: 'contacts', enrolment: 'enrolments', cost: 'costs' } as const

/** The need of a fact of a row. The age is computed from the date of birth where there is one. */
export function needOfFact({ entity, name }: RowFact): NeedOf {
  const columns = entity === 'patient' && name === 'age' ? ['birth', 'age'] : [name]
  return { type: 'fact', name: `${entity}.${name}`, table: TABLE_OF[entity], columns, monthly: false }
}

/** The need of a fact of a clinic: from `clinic_facts` by month, or from the clinic's own row. */
export function needOfClinicFact(name: string, { facts }: Pick<WindowProgram, 'facts'>): NeedOf {
  const monthly = facts.find((one) => one.name === name)?.monthly ?? false
  return { type: 'fact', name: `clinic.${name}`, table: 'clinics', columns: [name], monthly }
}

/** What one key of a count reads; nothing of what every row has. */
export function needsOfKey(key: Key): readonly NeedOf[] {
  switch (key.type) {
    case 'age':
      return [needOfFact({ entity: 'patient', name: 'age' })]
    case 'fact':
    case 'known':
      return [needOfFact(key.fact)]
    case 'patient':
    case 'listing':
      return []
    case 'conditions':
      if (!key.coding) return [needOfFact({ entity: 'patient', name: 'conditions' })]
      return key.coding.codes ? [] : [{ type: 'codes', name: key.coding.grouping }]
    case 'measurement':
      return [{ type: 'measurement', name: key.kind }]
    case 'tally': {
      const measured = key.measure === undefined ? [] : [key.measure]
      const entity = key.of === 'costs' ? 'cost' : 'contact'
      return [...factsOfCondition(key.where), ...measured].map((name) => needOfFact({ entity, name }))
    }
  }
}

function factsOfCondition(condition: Condition): readonly string[] {
  switch (condition.type) {
    case 'always':
      return []
    case 'is':
    case 'true':
    case 'known':
      // Where the patient is listed, every contact says.
      return condition.fact === 'listing' ? [] : [condition.fact]
    case 'and':
    case 'or':
      return condition.of.flatMap(factsOfCondition)
    case 'not':
      return factsOfCondition(condition.of)
  }
}

/** Everything that a program reads of a dataset, each once, in the order of the program. */
export function needsIn({ windows }: Program): readonly NeedOf[] {
  const found = new Map<string, NeedOf>()
  const add = (need: NeedOf): unknown => found.set(`${need.type} ${need.name}`, need)
  for (const part of windows) {
    for (const { keys, measures } of part.counts) {
      for (const key of keys) needsOfKey(key).forEach(add)
      for (const measure of measures) add(needOfFact(measure))
    }
    for (const { name } of part.facts) add(needOfClinicFact(name, part))
    for (const name of part.indicators) add({ type: 'indicator', name })
    for (const name of part.previous) add({ type: 'previous', name })
  }
  return [...found.values()]
}

/** The tables without which a dataset's rows are not counted. `clinics` every dataset has. */
export function tablesIn({ windows }: Program): readonly string[] {
  return [...new Set(['clinics', ...windows.flatMap(({ counts }) => counts.flatMap(tablesOfCount))])].toSorted()
}

/** The tables that one count reads rows of. */
export function tablesOfCount({ rows, keys }: Count): readonly string[] {
  return [...TABLES_OF_ROWS[rows], ...keys.flatMap(tablesOfKey)]
}

const TABLES_OF_ROWS: Readonly<Record<CountRows, readonly string[]>> = {
  patients: ['patients', 'listings'],
  performed: ['contacts'],
  charged: ['contacts'],
  'patients.contacts': ['patients', 'listings', 'contacts'],
  enrolments: ['enrolments'],
  costs: ['costs'],
}

function tablesOfKey(key: Key): readonly string[] {
  if (key.type === 'tally') return [key.of ?? 'contacts']
  if (key.type !== 'conditions' || !key.coding) return []
  return key.coding.codes ? ['diagnoses'] : ['diagnoses', 'codes']
}
