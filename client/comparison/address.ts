import type { Changes } from '../../server/contract/pricing.ts'
import { type Alternative, type ComparisonState, LETTERS, type Letter } from './Comparison.ts'
import type { StatementState } from './StatementState.ts'

/** What is shown where the address says nothing of it. */
export type Defaults = Pick<ComparisonState, 'dataset' | 'period' | 'alternatives'>

/** Baseline and four alternatives. */
export const MOST_ALTERNATIVES = 5

const WORDS = ['saved', 'clinic', 'sort', 'filter', 'owner', 'group'] as const

/**
 * A comparison as an address: `?data=county&period=2017&m=old&m=reform~visit_fee:110`, so that a link shows a colleague
 * what its sender saw. A model is followed by what is changed in it; of an assignment each change names its model,
 * `four_pilots~pilot/visit_fee:110`, and a day of rates stands after `@`.
 */
export function writeComparison(state: ComparisonState): URLSearchParams {
  const query = new URLSearchParams({ data: state.dataset, period: state.period })
  for (const alternative of state.alternatives) query.append('m', writeAlternative(alternative))
  if (state.shown !== 1) query.set('shown', String(state.shown))
  if (!state.neutral) query.set('neutral', 'no')
  for (const [place, payment] of Object.entries(state.gives)) query.append('gives', `${place}:${payment}`)
  for (const word of WORDS) if (state[word]) query.set(word, state[word])
  return query
}

/** The state that an address says; what it leaves out is as by default. Names are checked by who looks them up. */
export function readComparison(
  query: URLSearchParams,
  defaultsOf: (dataset: string | null) => Defaults,
): ComparisonState {
  const defaults = defaultsOf(query.get('data'))
  const dataset = query.get('data') ?? defaults.dataset
  const named = query.getAll('m').slice(0, MOST_ALTERNATIVES).map(readAlternative)
  const alternatives = named.length > 0 ? named : defaults.alternatives
  const shown = Number(query.get('shown') ?? 1)
  const words = Object.fromEntries(WORDS.flatMap((word) => (query.get(word) ? [[word, query.get(word)]] : [])))
  return {
    dataset,
    period: query.get('period') ?? defaults.period,
    alternatives,
    shown:
      Number.isInteger(shown) && shown >= 1 && shown < alternatives.length
        ? shown
        : Math.min(1, alternatives.length - 1),
    neutral: query.get('neutral') !== 'no',
    gives: Object.fromEntries(
      query.getAll('gives').flatMap((text) => {
        const found = /^([1-4]):(.+)$/.exec(text)
        return found ? [[Number(found[1]), found[2] as string]] : []
      }),
    ),
    ...words,
  }
}

/** `name@2015-12-01~visit_fee:110~pilot/visit_fee:90` */
function writeAlternative({ name, ratesOf, changes }: Alternative): string {
  const changed = Object.entries(changes).flatMap(([model, figures]) =>
    Object.entries(figures).map(([figure, value]) => `~${model === name ? '' : `${model}/`}${figure}:${value}`),
  )
  return `${name}${ratesOf === undefined ? '' : `@${ratesOf}`}${changed.join('')}`
}

function readAlternative(text: string): Alternative {
  const [head = '', ...rest] = text.split('~')
  const [name = '', ratesOf] = head.split('@')
  const changes: Record<string, Changes> = {}
  for (const one of rest) {
    const found = /^(?:([^/]+)\/)?([^:]+):(-?[\d.]+(?:e[+-]?\d+)?)$/.exec(one)
    const value = Number(found?.[3])
    if (!found || !Number.isFinite(value)) continue
    const model = found[1] ?? name
    changes[model] = { ...changes[model], [found[2] as string]: value }
  }
  return { name, ...(ratesOf === undefined ? {} : { ratesOf }), changes }
}

/** The page that shows a comparison. The language stays as it is. */
export function addressOf(state: ComparisonState): string {
  return `/?${withLanguage(writeComparison(state))}`
}

/** The page that shows what a model says, as text; the way back is the comparison. */
export function rulesAddress(state: ComparisonState, model: string): string {
  return `/rules/${encodeURIComponent(model)}?${withLanguage(writeComparison(state))}`
}

/** The page that shows one clinic's statement within a comparison. */
export function statementAddress(state: ComparisonState, statement: StatementState): string {
  return statementAddresses(state, statement)(statement.clinic)
}

/** The same page of any clinic: a table of clinics writes the comparison once. */
export function statementAddresses(
  state: ComparisonState,
  statement: Omit<StatementState, 'clinic'>,
): (clinic: string) => string {
  const query = writeComparison(state)
  query.delete('clinic')
  query.set('of', statement.of)
  if (statement.beside) query.set('beside', statement.beside)
  query.set('at', statement.at)
  if (statement.open) query.set('open', statement.open)
  const written = withLanguage(query)
  return (clinic) => `/clinic/${encodeURIComponent(clinic)}?${written}`
}

/** The statement that an address says. */
export function readStatement(clinic: string, query: URLSearchParams, state: ComparisonState): StatementState {
  const isLetter = (text: string | null): text is Letter =>
    LETTERS.slice(0, state.alternatives.length).some((letter) => letter === text)
  const of = query.get('of')
  const beside = query.get('beside')
  const asked = query.get('at') ?? state.period
  const at = asked.startsWith(state.period.slice(0, 4)) ? asked : state.period
  const open = query.get('open')
  return {
    clinic,
    of: isLetter(of) ? of : '0',
    ...(isLetter(beside) || beside === 'before' ? { beside } : {}),
    step: /-Q/.test(at) ? 'quarter' : at.includes('-') ? 'month' : 'year',
    at,
    ...(open === null ? {} : { open }),
  }
}

function withLanguage(query: URLSearchParams): string {
  const language = new URLSearchParams(globalThis.location?.search ?? '').get('language')
  if (language !== null) query.set('language', language)
  return query.toString()
}
