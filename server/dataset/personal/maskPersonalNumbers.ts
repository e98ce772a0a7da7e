import { isPersonalNumber, PERSONAL_PATTERNS } from './isPersonalNumber.ts'

/**
 * A text in which no personal number can be read: of each only the first two digits are left.
 *
 * @example
 * maskPersonalNumbers('The patient `640823-3234` is there twice.') // => 'The patient `64••••••••` is there twice.'
 */
export function maskPersonalNumbers(text: string): string {
  return PERSONAL_PATTERNS.reduce(
    (masked, pattern) =>
      // A mark between two numbers belongs to both, so what follows is only looked at.
      masked.replaceAll(
        new RegExp(pattern.replace(/\(([^()]*|\$\|\[[^\]]*\])\)$/, '(?=$1)'), 'g'),
        (whole, before: string, number: string) =>
          isPersonalNumber(number) ? `${before}${number.slice(0, 2)}••••••••` : whole,
      ),
    text,
  )
}
