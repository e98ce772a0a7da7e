import { readTokens } from './readTokens.ts'

/** A formula of indicators as it is written. */
interface Written {
  readonly name: string
  readonly text: string
}

/**
 * The limits that each formula of indicators reads, by way of others too: an indicator that lacks one of them does not
 * have the formula. Read off the texts, for which indicators have a formula must be known before any formula is checked.
 *
 * @example
 * limitsRead([{ name: 'points', text: 'indicator.full * indicator.scale' }, { name: 'scale', text: 'ramp(indicator.share, 0, indicator.to)' }], new Set(['full', 'to'])).get('points') // => ['full', 'to']
 */
export function limitsRead(
  formulas: readonly Written[],
  limits: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const named = new Map(formulas.map(({ name, text }) => [name, namesIn(text)]))
  return new Map(formulas.map(({ name }) => [name, [...reached(name)].filter((one) => limits.has(one))]))

  function reached(start: string): ReadonlySet<string> {
    const met = new Set([start])
    // A set gives what is added while it is walked.
    for (const name of met) for (const next of named.get(name) ?? []) met.add(next)
    return met
  }
}

/** What stands after `indicator.` in a text. */
function namesIn(text: string): readonly string[] {
  const read = readTokens(text)
  if ('troubles' in read) return []
  return read.tokens.flatMap((token) =>
    token.type === 'name' && token.text.startsWith('indicator.') ? [token.text.slice('indicator.'.length)] : [],
  )
}
