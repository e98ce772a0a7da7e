import type { KeyValue, Model, Quantities, Request, WindowQuantities } from '../../models/index.ts'
import type { Dataset } from '../dataset/Dataset.ts'
import { isReadAs, kindOf, type ReadKind, wrongKind } from '../warehouse/wrongKind.ts'

/** A fact of clinics that a model reads. */
interface ReadFact {
  readonly name: string
  readonly kind: ReadKind
  /** From `clinic_facts`, or else from the clinic itself. */
  readonly monthly: boolean
}

/**
 * Refuses facts of clinics that the dataset gives in another kind than the model reads, before any row is counted: pricing
 * would take a word for its place among the words, and yes for one.
 *
 * @throws DataError with the table, the fact and both kinds
 */
export function refuseWrongKinds(
  model: Pick<Model, 'facts'>,
  request: Request,
  { columns, delivered }: Pick<Dataset, 'columns' | 'delivered'>,
): void {
  const own = new Map(columns('clinics').map(({ name, type }) => [name, type]))
  const [monthly] = columns('clinic_facts').filter(({ name }) => name === 'value')
  for (const fact of request.windows.flatMap((part) => readFacts(model, part.facts))) {
    const { kind } = fact
    const type = own.get(fact.name) ?? 'empty'
    if (!isReadAs(type, kind)) throw wrong(fact, 'clinics', kindOf(type))
    if (fact.monthly && monthly && delivered.clinicFacts.has(fact.name) && kind !== 'number')
      throw wrong(fact, 'clinic_facts', kindOf(monthly.type))
  }
}

/**
 * The same of values, for answers have no columns before they are read. A code of digits alone becomes the word that it is.
 *
 * @throws DataError with the fact and both kinds
 */
export function inModelsKinds(quantities: Quantities, model: Pick<Model, 'facts'>, request: Request): Quantities {
  return {
    ...quantities,
    windows: quantities.windows.map((part): WindowQuantities => {
      const asked = request.windows.find(({ over }) => over === part.over)?.facts ?? []
      const facts = readFacts(model, asked).map(
        (fact) =>
          [
            fact.name,
            part.facts[fact.name]?.map((window) => window.map((value) => inKind(value, fact))) ?? [],
          ] as const,
      )
      return { ...part, facts: { ...part.facts, ...Object.fromEntries(facts) } }
    }),
  }
}

function inKind(value: KeyValue, fact: ReadFact): KeyValue {
  if (value === null) return null
  const given = typeof value === 'string' ? 'word' : typeof value === 'boolean' ? 'boolean' : 'number'
  if (given === fact.kind || (given === 'word' && fact.kind === 'words')) return value
  if (fact.kind === 'word' && Number.isInteger(value)) return String(value)
  throw wrong(fact, fact.monthly ? 'clinic_facts' : 'clinics', given)
}

function readFacts({ facts }: Pick<Model, 'facts'>, asked: Request['windows'][number]['facts']): readonly ReadFact[] {
  return asked.flatMap(({ name, monthly }) => {
    const declared = facts.find((fact) => fact.entity === 'clinic' && fact.name === name)
    return declared ? [{ name, monthly, kind: declared.kind }] : []
  })
}

function wrong({ name, kind }: ReadFact, table: string, given: ReadKind | 'nothing') {
  return wrongKind({ entity: 'clinic', name }, { table, kind, given })
}
