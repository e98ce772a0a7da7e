/**
 * A word that no spreadsheet takes for a formula: what begins with = + - @ (also in their full-width forms), a tab or a
 * return gets an apostrophe before it, as OWASP advises. A number stays a number. The data itself is never changed, only what is exported.
 *
 * @example
 * neutralised('=cmd|calc') // => "'=cmd|calc"
 * neutralised('-12.50') // => '-12.50'
 */
export function neutralised(text: string): string {
  const isNumber = /^[-+]?\d[\d.,\s]*$/.test(text)
  return !isNumber && /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text
}
