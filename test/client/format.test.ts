import { describe, expect, it } from 'vitest'
import { formatMoney } from '../../client/format/formatMoney.ts'
import { formatNumber } from '../../client/format/formatNumber.ts'
import { formatPeriod } from '../../client/format/formatPeriod.ts'

/** No-break spaces shown as `_`, so that a reader of the test sees them. */
const shown = (text: string) => text.replaceAll('\u00a0', '_')

describe('a number', () => {
  it.each([
    { value: 36309204, style: { decimals: 2 }, sv: '36_309_204,00', en: '36,309,204.00' },
    { value: -767985, style: { isChange: true }, sv: '−767_985', en: '−767,985' },
    { value: 4.1, style: { decimals: 1, isChange: true }, sv: '+4,1', en: '+4.1' },
    { value: -0.04, style: { decimals: 1, isChange: true }, sv: '0,0', en: '0.0' },
    { value: -0.04, style: { decimals: 1 }, sv: '0,0', en: '0.0' },
    { value: 1240, style: {}, sv: '1_240', en: '1,240' },
  ])('$value is $sv in Swedish and $en in English', ({ value, style, sv, en }) => {
    expect(shown(formatNumber(value, 'sv', style))).toBe(sv)
    expect(shown(formatNumber(value, 'en', style))).toBe(en)
  })
})

describe('money', () => {
  it.each([
    { amount: 1240, style: {}, sv: '1_240_kr', en: 'SEK_1,240' },
    { amount: 1189968099, style: { in: 'millions', decimals: 1 }, sv: '1_190,0_mkr', en: 'SEK_1,190.0m' },
    { amount: 648000, style: { in: 'thousands' }, sv: '648_tkr', en: 'SEK_648k' },
    { amount: -723.12, style: { decimals: 2 }, sv: '−723,12_kr', en: 'SEK_−723.12' },
  ] as const)('$amount is $sv and $en', ({ amount, style, sv, en }) => {
    expect(shown(formatMoney(amount, 'SEK', 'sv', style))).toBe(sv)
    expect(shown(formatMoney(amount, 'SEK', 'en', style))).toBe(en)
  })

  it('in another currency says which', () => {
    expect(shown(formatMoney(1240, 'NOK', 'sv'))).toBe('1_240_NOK')
  })
})

describe('a period', () => {
  it('is written by the language', () => {
    expect([formatPeriod('2026', 'sv'), formatPeriod('2026', 'en')]).toEqual(['jan–dec 2026', 'Jan–Dec 2026'])
    expect([formatPeriod('2026-Q2', 'sv'), formatPeriod('2026-03', 'en')]).toEqual(['apr–juni 2026', 'Mar 2026'])
  })
})
