import { DEFAULT_RULES, type DisclosureRules, type Dominance, MOST_CONTRIBUTORS } from '../../models/index.ts'

/** What was asked for is no rule. */
export class DisclosureTrouble extends Error {
  override readonly name = 'DisclosureTrouble'
}

/**
 * The rules that `--disclosure` names: `k=5`, `zeros=hidden`, `round=5`, `share=85` (one contributor), `share=2:85` (two) and `p=10` in per cent, `payouts=controlled`, with a comma between; `off`, nothing. An empty text asks for the
 * rules that hold unless something else is said.
 *
 * @throws DisclosureTrouble where a word of it is no rule
 * @example
 * readDisclosure('k=10') // => { fewest: 10, zeros: 'shown' }
 * readDisclosure('share=75,share=2:85') // => { fewest: 5, zeros: 'shown', dominance: [{ n: 1, share: 0.75 }, { n: 2, share: 0.85 }] }
 * readDisclosure('k=1') // throws '`k=1` is no rule'
 */
export function readDisclosure(text: string): DisclosureRules | undefined {
  if (text === 'off') return undefined
  let rules = DEFAULT_RULES
  for (const word of text.split(',').filter((one) => one !== '')) {
    const [name, value = ''] = word.split('=')
    const dominance = name === 'share' ? dominanceIn(value) : undefined
    if (name === 'k' && /^\d{1,4}$/.test(value) && Number(value) >= 2) rules = { ...rules, fewest: Number(value) }
    else if (name === 'zeros' && (value === 'shown' || value === 'hidden')) rules = { ...rules, zeros: value }
    else if (name === 'round' && (value === '3' || value === '5' || value === '10'))
      rules = { ...rules, roundTo: value === '3' ? 3 : value === '5' ? 5 : 10 }
    else if (dominance) rules = { ...rules, dominance: [...(rules.dominance ?? []), dominance] }
    else if (name === 'p' && isPercent(value)) rules = { ...rules, within: Number(value) / 100 }
    else if (name === 'payouts' && (value === 'public' || value === 'controlled')) rules = { ...rules, payouts: value }
    else
      throw new DisclosureTrouble(
        `\`${word}\` is no rule of disclosure. Write k=5 (2 or more), zeros=shown, zeros=hidden, round=3, round=5, round=10, share=85, share=2:85 (to ${MOST_CONTRIBUTORS}), p=10, payouts=public, payouts=controlled or off.`,
      )
  }
  return rules
}

/** `85` of the largest contributor, `2:85` of the two largest. */
function dominanceIn(text: string): Dominance | undefined {
  const [, n = '1', share = ''] = /^(?:(\d):)?(\d+)$/.exec(text) ?? []
  const isRule = Number(n) >= 1 && Number(n) <= MOST_CONTRIBUTORS && isPercent(share)
  return isRule ? { n: Number(n), share: Number(share) / 100 } : undefined
}

const isPercent = (value: string): boolean => /^[1-9]\d?$/.test(value)
