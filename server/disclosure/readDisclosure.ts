import { DEFAULT_RULES, type DisclosureRules } from '../../models/index.ts'

/** What was asked for is no rule. */
export class DisclosureTrouble extends Error {
  override readonly name = 'DisclosureTrouble'
}

/**
 * The rules that `--disclosure` names: `k=5`, `zeros=hidden`, `round=5`, `share=85` and `p=10` in per cent, `payouts=controlled`, with a comma between; `off`, nothing. An empty text asks for the
 * rules that hold unless something else is said.
 *
 * @throws DisclosureTrouble where a word of it is no rule
 * @example
 * readDisclosure('k=10') // => { fewest: 10, zeros: 'shown' }
 * readDisclosure('k=1') // throws '`k=1` is no rule'
 */
export function readDisclosure(text: string): DisclosureRules | undefined {
  if (text === 'off') return undefined
  let rules = DEFAULT_RULES
  for (const word of text.split(',').filter((one) => one !== '')) {
    const [name, value = ''] = word.split('=')
    if (name === 'k' && /^\d{1,4}$/.test(value) && Number(value) >= 2) rules = { ...rules, fewest: Number(value) }
    else if (name === 'zeros' && (value === 'shown' || value === 'hidden')) rules = { ...rules, zeros: value }
    else if (name === 'round' && (value === '3' || value === '5' || value === '10'))
      rules = { ...rules, roundTo: value === '3' ? 3 : value === '5' ? 5 : 10 }
    else if (name === 'share' && isPercent(value)) rules = { ...rules, largestShare: Number(value) / 100 }
    else if (name === 'p' && isPercent(value)) rules = { ...rules, within: Number(value) / 100 }
    else if (name === 'payouts' && (value === 'public' || value === 'controlled')) rules = { ...rules, payouts: value }
    else
      throw new DisclosureTrouble(
        `\`${word}\` is no rule of disclosure. Write k=5 (2 or more), zeros=shown, zeros=hidden, round=3, round=5, round=10, share=85, p=10, payouts=public, payouts=controlled or off.`,
      )
  }
  return rules
}

const isPercent = (value: string): boolean => /^[1-9]\d?$/.test(value)
