import {
  type Counted,
  DEFAULT_RULES,
  type DisclosureRules,
  dateOf,
  type Key,
  type KeyValue,
  columnsOf,
  type Model,
  type Program,
  writeMonth,
} from '../../models/index.ts'
import { assignedTo, price } from '../../models/payout/index.ts'
import type { Origin, OriginRequest } from '../contract/pricing.ts'
import { hideSmall, type ShownBefore } from './hideSmall.ts'
import { RequestTrouble } from './RequestTrouble.ts'
import type { ServedDataset } from './ServedDataset.ts'
import type { OrderedModels } from './statementOf.ts'

type Part = Program['windows'][number]
type Values = readonly (readonly number[] | Float64Array)[]

/** One table of a count, with what each of its rows adds to the quantity. */
interface Contribution {
  readonly place: number
  readonly counted: Counted
  /** Rows of the clinic: how many they stand for, and what they add. */
  readonly rows: readonly { readonly row: number; readonly n: number; readonly adds: number }[]
}

/** How small groups are hidden: by which rules, and what of each `fact value` was shown before. */
export interface Control {
  readonly rules?: DisclosureRules
  readonly before?: ShownBefore
}

/** More values than these are not a table that anyone reads. */
const MOST_VALUES = 40

/** How the quantity of one term was counted in one window: which rows, by which of their facts. */
export async function originOf(
  { entries, parts }: OrderedModels,
  served: ServedDataset,
  { clinic, model: name, payment, of, first }: Omit<OriginRequest, 'order'>,
  control: Control = {},
): Promise<Origin> {
  const kept = parts.find(({ model }) => model.name === name)
  if (!kept) throw new RequestTrouble(`No clinic is on \`${name}\` here.`, 'Choose a model of the order.')
  const { plan, quantities } = await kept.explained()
  const { model, ratesOf } = kept
  const place = quantities.clinics.indexOf(clinic)
  const part = plan.program.windows.find((one) => one.payments.some((own) => own.name === payment))
  const term = plan.terms[payment]?.find((one) => JSON.stringify(one.of) === JSON.stringify(of))
  const answer = quantities.windows.find(({ over }) => over === part?.over)
  const window = answer?.windows.findIndex((one) => writeMonth(one.first) === first) ?? -1
  if (!part || !term || !answer || place === -1 || window === -1)
    throw new RequestTrouble('There is no such term in the statement.', 'Open it again from the statement.')

  let found: Origin['counts'] = []
  let facts: Origin['facts'] = []
  const assigned = assignedTo(name, entries, quantities)
  // Under the document's own figures: two answers under other ones could be subtracted.
  price(plan.program, { quantities, ratesOf, assigned }, (computed) => {
    if (computed.part !== part || computed.window !== window) return
    const { sums, clinicFacts } = belowTerm(part, term.quantity)
    found = sums.flatMap((sum) => {
      const contribution = contributionOf(part, sum, computed.values, answer.counts, { clinic: place, window })
      const count = contribution && part.counts[contribution.place]
      const months = answer.windows[window]
      if (!contribution || !count || !months) return []
      const n = contribution.rows.reduce((total, one) => total + one.n, 0)
      const { by, isProtected } = tablesOf(contribution, count.keys, model, control)
      const isHidden = (n > 0 && n < (control.rules ?? DEFAULT_RULES).fewest) || !isProtected
      return [
        {
          rows: count.rows,
          first: writeMonth(months.first),
          last: writeMonth(months.last),
          cutOff: dateOf(months.cutOff),
          n: isHidden ? null : n,
          by,
        },
      ]
    })
    facts = clinicFacts.map((fact) => {
      const value = answer.facts[fact]?.[window]?.[place] ?? null
      const label = model.facts.find((one) => one.entity === 'clinic' && one.name === fact)?.label
      return { name: fact, label: label ?? { sv: fact, en: fact }, value }
    })
  })
  const { name: data } = served
  return {
    counts: found,
    facts,
    dataset: { name: data, hash: served.dataset.hash, invented: served.dataset.description.invented },
  }
}

/** The sums over rows and the facts of clinics that a step is made from; what is below a sum belongs to it. */
function belowTerm(part: Part, root: number) {
  const sums: number[] = []
  const clinicFacts = new Set<string>()
  const seen = new Set<number>()
  const waiting = [root]
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const step = part.steps[place]
    if (!step || seen.has(place)) continue
    seen.add(place)
    if (step.op === 'clinicFact') clinicFacts.add(step.name)
    if (step.op === 'sum') sums.push(place)
    else if ('of' in step) waiting.push(...step.of)
  }
  return { sums: sums.toSorted((a, b) => a - b), clinicFacts: [...clinicFacts] }
}

/** What each row of a clinic adds to a sum; rows that add nothing are left out. */
function contributionOf(
  part: Part,
  place: number,
  values: Values,
  counts: readonly Counted[],
  { clinic, window }: { readonly clinic: number; readonly window: number },
): Contribution | undefined {
  const step = part.steps[place]
  if (step?.op !== 'sum') return undefined
  const counted = counts.find(({ id }) => id === part.counts[step.count]?.id)
  const amounts = values[step.of[0] as number]
  if (!counted || !amounts) return undefined
  const weights = step.measure === null ? counted.n[window] : counted.measures[step.measure]?.[window]
  const rows = counted.clinic.flatMap((own, row) => {
    const n = counted.n[window]?.[row] ?? 0
    const adds = (weights?.[row] ?? 0) * (amounts[amounts.length === 1 ? 0 : row] ?? 0)
    return own === clinic && n > 0 && adds !== 0 && Number.isFinite(adds) ? [{ row, n, adds }] : []
  })
  return { place: step.count, counted, rows }
}

/** The rows of a sum by each of their facts that has a handful of values; small groups hidden. */
function tablesOf({ counted, rows }: Contribution, keys: readonly Key[], model: Model, { rules, before }: Control) {
  let column = 0
  let isProtected = true
  const by = keys.flatMap((key): Origin['counts'][number]['by'] => {
    const values = counted.columns[column] ?? []
    column += columnsOf(key)
    const named = nameOf(key, model)
    if (!named) return []
    const groups = new Map<string, { n: number; quantity: number; order: number | string }>()
    for (const { row, n, adds } of rows) {
      const { text, order } = groupOf(key, values[row] ?? null)
      const group = groups.get(text) ?? { n: 0, quantity: 0, order }
      groups.set(text, { n: group.n + n, quantity: group.quantity + adds, order })
    }
    if (groups.size < 2 || groups.size > MOST_VALUES) return []
    const ordered = [...groups].toSorted(([, a], [, b]) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
    const shown = hideSmall(
      ordered.map(([value, { n, quantity }]) => ({ value, n, quantity })),
      { ...(rules && { rules }), ...(before && { before: (value) => before(`${named.fact} ${value}`) }) },
    )
    isProtected &&= shown.isProtected
    return [{ ...named, rows: shown.rows }]
  })
  return { by, isProtected }
}

/** What a key is called, where its values say something to a reader. */
function nameOf(
  key: Key,
  model: Model,
): { readonly fact: string; readonly label: { sv: string; en: string } } | undefined {
  const labelled = (entity: string, name: string) => {
    const label = model.facts.find((one) => one.entity === entity && one.name === name)?.label
    return { fact: `${entity}.${name}`, label: label ?? { sv: name, en: name } }
  }
  switch (key.type) {
    case 'age':
      return labelled('patient', 'age')
    case 'listing':
      return labelled('contact', 'listing')
    case 'fact':
      return labelled(key.fact.entity, key.fact.name)
    case 'known':
    case 'patient':
    case 'conditions':
    case 'measurement':
    case 'tally':
      return undefined
  }
}

/** Ages in tens; everything else as it is. An empty text is a value that is missing. */
function groupOf(key: Key, value: KeyValue): { readonly text: string; readonly order: number | string } {
  if (value === null) return { text: '', order: '' }
  if (key.type === 'age' && typeof value === 'number') {
    const ten = Math.floor(value / 10) * 10
    return ten >= 90 ? { text: '90+', order: 90 } : { text: `${ten}–${ten + 9}`, order: ten }
  }
  return { text: String(value), order: typeof value === 'boolean' ? Number(value) : value }
}
