import type { Language } from '../text/Language.ts'

/** What somebody typed where a number is asked for. */
export type ReadNumber =
  | { readonly state: 'number'; readonly value: number }
  | { readonly state: 'empty' }
  /** With the first characters that no number holds. */
  | { readonly state: 'letters'; readonly letters: string }
  | { readonly state: 'unreadable' }

/**
 * Reads a number as a Swede or a Briton writes it, whichever language is shown: spaces between thousands, a decimal comma
 * or point, either sign for minus. Only `1,240` differs: an Englishman means a thousand, a Swede one and a quarter.
 *
 * @example
 * readNumber('1 240,50', 'sv') // => { state: 'number', value: 1240.5 }
 * readNumber('1,240.50', 'sv') // => { state: 'number', value: 1240.5 }
 * readNumber('1,240', 'en') // => { state: 'number', value: 1240 }
 * readNumber('1,240', 'sv') // => { state: 'number', value: 1.24 }
 * readNumber('3,5', 'en') // => { state: 'number', value: 3.5 }
 * readNumber('−12', 'sv') // => { state: 'number', value: -12 }
 * readNumber('340 kr', 'sv') // => { state: 'letters', letters: 'kr' }
 * readNumber('1,2,3', 'sv') // => { state: 'unreadable' }
 * readNumber(' ', 'sv') // => { state: 'empty' }
 */
export function readNumber(text: string, language: Language): ReadNumber {
  const bare = text.replace(/[\s'’]/g, '').replace(/[−–]/g, '-')
  if (bare === '') return { state: 'empty' }
  const letters = /[^\d.,+-]+/.exec(bare)?.[0]
  if (letters !== undefined) return { state: 'letters', letters }

  const at = placeOfDecimalMark(bare, language)
  const whole = at === -1 ? bare : bare.slice(0, at)
  const decimals = at === -1 ? '' : bare.slice(at + 1)
  const isWhole = /^[+-]?(\d*|\d{1,3}([.,]\d{3})+)$/.test(whole)
  if (!isWhole || !/^\d*$/.test(decimals) || !/\d/.test(bare)) return { state: 'unreadable' }
  return { state: 'number', value: Number(`${whole.replace(/[.,]/g, '')}.${decimals}0`) }
}

/** The later of two kinds of mark is the decimal one; a mark that stands several times parts thousands. */
function placeOfDecimalMark(bare: string, language: Language): number {
  const [comma, point] = [bare.lastIndexOf(','), bare.lastIndexOf('.')]
  if (comma !== -1 && point !== -1) return Math.max(comma, point)
  const last = Math.max(comma, point)
  if (last !== bare.search(/[.,]/)) return -1
  const isThousands = language === 'en' && /^[+-]?[1-9]\d{0,2},\d{3}$/.test(bare)
  return isThousands ? -1 : last
}
