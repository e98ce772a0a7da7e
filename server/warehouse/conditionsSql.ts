import { CONDITIONS_A_COLUMN, type Key } from '../../models/index.ts'
import type { Beside } from './Beside.ts'
import type { Dialect } from './Dialect.ts'
import { asKind, EMPTY, patientColumn, type RowSource, type Value } from './RowSource.ts'
import { inLookBack } from './spans.ts'

type Coding = NonNullable<Extract<Key, { type: 'conditions' }>['coding']>

/** Conditions as delivered: each different set of them is made into bits once, and met by the patients who have it. */
export function deliveredConditions(words: readonly string[], source: RowSource, beside: Beside): readonly Value[] {
  const { dialect } = source
  const fact = { entity: 'patient', name: 'conditions' } as const
  const delivered = asKind(patientColumn(source, 'conditions'), 'words', fact, source)
  const bits = bitColumns(words, (word) => dialect.holds(dialect.inBars('x.conditions'), `|${word}|`))
  if (delivered.type === 'empty') return bits.map(() => EMPTY)
  beside.tables.set('condition_sets', {
    select: ['x.conditions', ...bits.map((sql, index) => `${sql} AS bits_${index}`)],
    from: `FROM (SELECT DISTINCT conditions FROM ${source.table('patients')}) x`,
    isKept: true,
  })
  beside.joins.set('condition_sets', `LEFT JOIN condition_sets s ON s.conditions = ${delivered.sql}`)
  const met = { join: 'condition_sets', by: delivered.sql, column: 's.conditions' }
  return bits.map((_, index) => ({ sql: `s.bits_${index}`, type: 'integer', met }))
}

/**
 * Conditions from diagnoses. A patient without a diagnosis in the months has none; a row without a patient has no answer.
 */
export function codedConditions(
  { words, coding }: { readonly words: readonly string[]; readonly coding: Coding },
  source: RowSource,
  beside: Beside,
): readonly Value[] {
  const { dialect } = source
  const bits = bitColumns(words, () => '1 = 1').map((_, index) => `bits_${index}`)
  beside.tables.set(
    'coded',
    coding.codes ? byBeginning(words, coding.codes, source) : fromData(words, coding.grouping, source),
  )
  beside.tables.set('diagnosed', {
    select: ['d.patient', 'w.w', ...bits.map((name) => `${dialect.bitsOfAny(`c.${name}`)} AS ${name}`)],
    from:
      `FROM ${source.table('diagnoses')} d ${inLookBack('d.date', coding.months, source.windows, beside)} ` +
      `JOIN coded c ON c.code = d.code GROUP BY d.patient, w.w`,
  })
  beside.joins.set('diagnosed', 'LEFT JOIN diagnosed d ON d.patient = p.id AND d.w = w.w')
  return bits.map((name) => ({
    sql: `CASE WHEN p.id IS NOT NULL THEN COALESCE(d.${name}, 0) END`,
    type: 'integer',
    byWindow: true,
  }))
}

/** Each different code that occurs, with the conditions one of whose beginnings it has. */
function byBeginning(words: readonly string[], codes: readonly (readonly string[])[], { dialect, table }: RowSource) {
  const bits = bitColumns(words, (_, place) =>
    (codes[place] ?? [])
      .map((code) => code.replaceAll('.', '').toUpperCase())
      .map((code) => `substring(x.plain, 1, ${Array.from(code).length}) = ${dialect.word(code)}`)
      .join(' OR '),
  )
  return {
    select: ['x.code', ...bits.map((sql, index) => `${sql} AS bits_${index}`)],
    from: `FROM (${differentCodes(table('diagnoses'), dialect)}) x`,
    isKept: true,
  }
}

/** The codes that the dataset's own table gives for a grouping. */
function fromData(words: readonly string[], grouping: string, { dialect, table }: RowSource) {
  const bits = bitColumns(words, (word) => `g.condition = ${dialect.word(word)}`)
  const given =
    `SELECT ${plain('code', dialect)} AS plain, condition FROM ${table('codes')} ` +
    `WHERE ${dialect.name('grouping')} = ${dialect.word(grouping)}`
  return {
    select: ['x.code', ...bits.map((sql, index) => `${dialect.bitsOfAny(sql)} AS bits_${index}`)],
    from: `FROM (${differentCodes(table('diagnoses'), dialect)}) x JOIN (${given}) g ON g.plain = x.plain GROUP BY x.code`,
    isKept: true,
  }
}

/** The codes that occur, each as it is written and as it is looked up: once a code and not once a diagnosis. */
function differentCodes(diagnoses: string, dialect: Dialect): string {
  return `SELECT y.code AS code, ${plain('y.code', dialect)} AS plain FROM (SELECT DISTINCT code FROM ${diagnoses}) y`
}

/** `e11.9` and `E119` are one code. Letter by letter, for what `upper` makes of a letter depends on the engine and its language. */
function plain(code: string, { word }: Pick<Dialect, 'word'>): string {
  return `translate(replace(${code}, '.', ''), ${word(SMALL)}, ${word(SMALL.toUpperCase())})`
}

const SMALL = 'abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþ'

/** A bit a word, 30 words a column. */
function bitColumns(words: readonly string[], isTrue: (word: string, place: number) => string): readonly string[] {
  const columns: string[] = []
  for (let start = 0; start === 0 || start < words.length; start += CONDITIONS_A_COLUMN) {
    const bits = words.slice(start, start + CONDITIONS_A_COLUMN).map((word, bit) => {
      const condition = isTrue(word, start + bit)
      return condition === '' ? '0' : `CASE WHEN ${condition} THEN ${2 ** bit} ELSE 0 END`
    })
    columns.push(bits.length === 0 ? '0' : `(${bits.join(' + ')})`)
  }
  return columns
}
