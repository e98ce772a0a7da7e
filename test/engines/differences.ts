import type { Dialect } from '../../server/warehouse/Dialect.ts'

/** What an engine gives to a statement with one value: the value as text, or the word `refuses`. */
export type Given = string | null

/** One thing that two engines do differently. */
export interface Difference {
  /** Its row in docs/reference/engines.md. */
  readonly name: string
  /** An expression, and what each gives; of two where the engines do not write it alike, DuckDB's second. */
  readonly asked: string | readonly [string, string]
  readonly postgresql: Given
  readonly duckdb: Given
  /** How generated statements say it, and what both give. */
  readonly instead?: readonly [(dialect: Dialect) => string, Given]
}

const list = (...values: readonly string[]): string =>
  `(VALUES ${values.map((value) => `(${value})`).join(', ')}) v (x)`

export const DIFFERENCES: readonly Difference[] = [
  {
    name: 'floating point to decimal',
    asked: 'CAST(CAST(0.285 AS DOUBLE PRECISION) AS DECIMAL(9, 2))',
    postgresql: '0.29',
    duckdb: '0.28',
    instead: [({ asDecimal }) => asDecimal('0.285', 2), '0.29'],
  },
  {
    name: 'rounding floating point',
    asked: 'round(CAST(2.5 AS DOUBLE PRECISION))',
    postgresql: '2',
    duckdb: '3.0',
    instead: [() => 'round(CAST(2.5 AS DECIMAL(9, 1)))', '3'],
  },
  {
    name: 'adding floating point',
    asked: `(SELECT sum(x) FROM ${list('1e16', '1.0', '-1e16')})`,
    postgresql: '1.0',
    duckdb: '0.0',
    instead: [
      ({ asWide, sum, asText }) =>
        `(SELECT ${asText(sum('x'))} FROM ${list(asWide('10000000000000000'), asWide('1'), asWide('-10000000000000000'))})`,
      '1',
    ],
  },
  {
    name: 'a literal with an exponent',
    asked: ['pg_typeof(1e2)', 'typeof(1e2)'],
    postgresql: 'numeric',
    duckdb: 'DOUBLE',
  },
  {
    name: 'a quotient of whole numbers',
    asked: '7 / 2',
    postgresql: '3',
    duckdb: '3.5',
    instead: [({ quotient, asInteger }) => asInteger(quotient('7', '2')), '3'],
  },
  { name: 'a quotient of decimals', asked: '7.0 / 3', postgresql: '2.3333333333333333', duckdb: '2.3333333333333335' },
  { name: 'a quotient by zero', asked: '1 / 0', postgresql: 'refuses', duckdb: 'inf' },
  {
    name: 'a mean',
    asked: [`(SELECT pg_typeof(avg(x)) FROM ${list('1')})`, `(SELECT typeof(avg(x)) FROM ${list('1')})`],
    postgresql: 'numeric',
    duckdb: 'DOUBLE',
  },
  {
    name: 'a product of decimals',
    asked: 'CAST(123456789012.123456 AS DECIMAL(18, 6)) * CAST(123456789012.123456 AS DECIMAL(18, 6))',
    postgresql: '15241578753183966898832.546185383936',
    duckdb: 'refuses',
    instead: [
      ({ asWide, asText }) => asText(`${asWide('2000000000')} * CAST(123456789012.123456 AS DECIMAL(18, 6))`),
      '246913578024246912000.000000',
    ],
  },
  {
    name: 'the type of a sum',
    asked: [
      `(SELECT pg_typeof(sum(CAST(x AS BIGINT))) FROM ${list('1')})`,
      `(SELECT typeof(sum(CAST(x AS BIGINT))) FROM ${list('1')})`,
    ],
    postgresql: 'numeric',
    duckdb: 'HUGEINT',
    instead: [
      ({ asText, sum }) => `(SELECT ${asText(sum('CAST(x AS BIGINT)'))} FROM ${list('9223372036854775807', '1')})`,
      '9223372036854775808',
    ],
  },
  {
    name: 'no number',
    asked: `CAST('NaN' AS DECIMAL(9, 2))`,
    postgresql: 'NaN',
    duckdb: 'refuses',
  },
  {
    name: 'the order of words',
    asked: `(SELECT string_agg(x, ' ' ORDER BY x) FROM ${list(`'Z'`, `'a'`, `'Ö'`, `'Ä'`, `'å'`)})`,
    postgresql: 'a Z å Ä Ö',
    duckdb: 'Z a Ä Ö å',
  },
  {
    name: 'the greatest word',
    asked: `(SELECT max(x) FROM ${list(`'Z'`, `'a'`)})`,
    postgresql: 'Z',
    duckdb: 'a',
  },
  {
    name: 'words that differ in case',
    asked: [`CAST('a' AS TEXT) COLLATE any_case = 'A'`, `'a' = 'A'`],
    postgresql: 'true',
    duckdb: 'false',
    instead: [({ plainWord, truth }) => `CAST(${truth.of(`${plainWord('t.word')} = 'A'`)} AS VARCHAR)`, 'false'],
  },
  {
    name: 'blanks at the end of CHAR',
    asked: `CAST('a ' AS CHAR(5)) = CAST('a' AS CHAR(5))`,
    postgresql: 'true',
    duckdb: 'false',
    instead: [({ plainWord }) => `${plainWord(`CAST('a' AS CHAR(1))`)} = 'a'`, 'true'],
  },
  {
    name: 'capital letters',
    asked: `upper('straße')`,
    postgresql: 'STRASSE',
    duckdb: 'STRAẞE',
    instead: [() => `translate('straße å', 'abcdefghijklmnopqrstuvwxyzå', 'ABCDEFGHIJKLMNOPQRSTUVWXYZÅ')`, 'STRAßE Å'],
  },
  {
    name: 'the case of names',
    asked: '(SELECT x FROM (SELECT 1 AS "X") t)',
    postgresql: 'refuses',
    duckdb: '1',
    instead: [({ name }) => `(SELECT ${name('X')} FROM (SELECT 1 AS ${name('X')}) t)`, '1'],
  },
  {
    name: 'yes and no as numbers',
    asked: `(SELECT sum(x > 1) FROM ${list('1', '2', '3')})`,
    postgresql: 'refuses',
    duckdb: '2',
    instead: [({ sum }) => `(SELECT ${sum('CASE WHEN x > 1 THEN 1 ELSE 0 END')} FROM ${list('1', '2', '3')})`, '2'],
  },
  {
    name: 'the greatest of yes and no',
    asked: `(SELECT max(x > 1) FROM ${list('1', '2', '3')})`,
    postgresql: 'refuses',
    duckdb: 'true',
    instead: [
      ({ truth }) => `(SELECT ${truth.of('max(CASE WHEN x > 1 THEN 1 ELSE 0 END) = 1')} FROM ${list('1', '2', '3')})`,
      'true',
    ],
  },
  {
    name: 'a day without end',
    asked: `extract(year FROM CAST('infinity' AS DATE))`,
    postgresql: 'Infinity',
    duckdb: null,
  },
  {
    name: 'the day of a moment',
    asked: `CAST(CAST('2025-12-31 23:30:00+00' AS TIMESTAMPTZ) AS DATE)`,
    postgresql: '2026-01-01',
    duckdb: '2025-12-31',
    instead: [
      ({ dayNumber, asInteger }) =>
        asInteger(
          dayNumber(`CAST(CAST('2025-12-31 23:30:00+00' AS TIMESTAMPTZ) AT TIME ZONE 'Europe/Stockholm' AS DATE)`),
        ),
      '20260101',
    ],
  },
  { name: 'a character that ends a text', asked: 'length(chr(0))', postgresql: 'refuses', duckdb: '1' },
  {
    name: 'a backslash',
    asked: [String.raw`length(E'a\\b')`, String.raw`length('a\\b')`],
    postgresql: '3',
    duckdb: '4',
    instead: [({ word }) => `length(${word(String.raw`a\\b`)})`, '4'],
  },
]

/** What both give alike, and generated statements rely on. */
export const ALIKE: readonly (readonly [string, Given])[] = [
  [`(SELECT sum(x) FROM (SELECT 1 AS x WHERE 1 = 0) v)`, null],
  [`(SELECT count(x) FROM (SELECT 1 AS x WHERE 1 = 0) v)`, '0'],
  [`(SELECT sum(x) FROM ${list('1', 'NULL')})`, '1'],
  ['-7 % 2', '-1'],
  ['0.1 + 0.2 = 0.3', 'true'],
  ['CAST(2.5 AS INTEGER)', '3'],
  ['CAST(-2.5 AS INTEGER)', '-3'],
  ['round(CAST(-2.345 AS DECIMAL(9, 3)), 2)', '-2.35'],
  ['CAST(CAST(1.5 AS DECIMAL(9, 4)) AS VARCHAR)', '1.5000'],
  ['2147483647 + 1', 'refuses'],
  ['9223372036854775807 + 1', 'refuses'],
  [`CAST('2026-02-29' AS DATE)`, 'refuses'],
  ['least(1, NULL, 3)', '1'],
  [`'a' || NULL`, null],
  [`substring('åäö😀x', 2, 3)`, 'äö😀'],
  [`length('e\u0301')`, '2'],
]
