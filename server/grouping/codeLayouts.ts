import type { TextTable } from './readTextTable.ts'

/** How a file of codes is laid out: the column of the code, and the condition that a row gives it. */
export interface CodeLayout {
  readonly columns: readonly string[]
  readonly code: string
  /** The condition; nothing where the row says that the code has none. */
  readonly conditionOf: (value: (column: string) => string) => string | undefined
  /** Does it say of every code of its classification what it is? Then its codes can be written by their beginnings. */
  readonly saysAll: boolean
}

/** The body systems of AHRQ's chronic condition indicator, by their numbers from 1: words of `chronic_ahrq`. */
const BODY_SYSTEMS = [
  'infection',
  'neoplasm',
  'endocrine',
  'blood',
  'mental',
  'nervous',
  'circulatory',
  'respiratory',
  'digestive',
  'genitourinary',
  'pregnancy',
  'skin',
  'musculoskeletal',
  'congenital',
  'perinatal',
  'symptoms',
  'injury',
  'other_factors',
] as const

/** The layouts that are recognised by the names of their columns. The first is for a list of one's own. */
export const CODE_LAYOUTS: readonly CodeLayout[] = [
  { columns: ['code', 'condition'], code: 'code', conditionOf: (value) => value('condition'), saysAll: false },
  {
    columns: ['icd10cm', 'group'], // AHRQ, Elixhauser
    code: 'icd10cm',
    conditionOf: (value) => value('group').toLowerCase(),
    saysAll: false,
  },
  {
    columns: ['icd10cm', 'chronic', 'body_system'], // AHRQ, chronic condition indicator
    code: 'icd10cm',
    conditionOf: (value) =>
      value('chronic') === '1' ? (BODY_SYSTEMS[Number(value('body_system')) - 1] ?? value('body_system')) : undefined,
    saysAll: true,
  },
]

/** The layout of a file, by its columns. */
export function layoutOf({ columns }: TextTable): CodeLayout | undefined {
  return CODE_LAYOUTS.find((layout) => layout.columns.every((column) => columns.includes(column)))
}
