/** How a file of figures is written: for a program, or for a spreadsheet that reads Swedish. */
export interface CsvForm {
  readonly separator: ',' | ';'
  readonly decimal: '.' | ','
  /** The mark by which Excel knows that letters are UTF-8. */
  readonly mark: '' | '\uFEFF'
}

export const CSV_FORMS = {
  plain: { separator: ',', decimal: '.', mark: '' },
  swedish: { separator: ';', decimal: ',', mark: '\uFEFF' },
} as const satisfies Readonly<Record<string, CsvForm>>

export type CsvFormName = keyof typeof CSV_FORMS

/** A word, a figure in whole hundredths, or nothing: what is not there is empty, never zero. */
export type Cell = string | { readonly hundredths: number } | null

/** Rows as a file, the heads first. */
export function csvOf(rows: readonly (readonly Cell[])[], form: CsvForm): string {
  return `${form.mark}${rows.map((row) => row.map((cell) => written(cell, form)).join(form.separator)).join('\n')}\n`
}

function written(cell: Cell, form: CsvForm): string {
  if (cell === null) return ''
  return typeof cell === 'string' ? quoted(cell, form) : figure(cell.hundredths, form)
}

/**
 * Whole hundredths with two decimals and no separators.
 *
 * @example
 * figure(-5, { separator: ';', decimal: ',', mark: '' }) // => '-0,05'
 */
export function figure(hundredths: number, { decimal }: CsvForm): string {
  const size = Math.abs(hundredths)
  return `${hundredths < 0 ? '-' : ''}${Math.floor(size / 100)}${decimal}${String(size % 100).padStart(2, '0')}`
}

/** A spreadsheet takes what begins with = + - @ for a formula: words that do are given an apostrophe, numbers are not. */
export function quoted(word: string, { separator }: Pick<CsvForm, 'separator'>): string {
  const isNumber = /^[-+]?\d[\d.,\s]*$/.test(word)
  const safe = !isNumber && /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(word) ? `'${word}` : word
  return /["\n\r]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe
}
