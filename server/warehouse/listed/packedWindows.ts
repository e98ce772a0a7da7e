import type { Count, Counted, KeyValue } from '../../../models/index.ts'
import type { Ask } from '../Ask.ts'
import { duckdbDialect as dialect } from '../duckdbDialect.ts'
import type { RowSource } from '../RowSource.ts'
import { type Digit, digitOf, digitOfClinic } from './Digit.ts'
import { LISTED } from './ListedTable.ts'
import { MOST, numberSql } from './packedSql.ts'
import { ageAt } from './spreadWindows.ts'

/** More sums than this take more room than what they are made from. */
const MOST_SUMS = 20_000_000

/** A key of the answer: a digit of what was grouped by, or the age, which is made of the birth. */
type KeyDigit = Pick<Digit, 'size' | 'valueAt'> & { readonly isAge?: true }

/**
 * Patients by age and by keys that no window changes, in each of several windows, where all of them are written as digits of a number, or of
 * two. A spell adds its patients where it begins and takes them away after its end, and moves them at each birthday; what is
 * left in a window is the sum up to it. Nothing where the digits are too many, or where some have a date of birth and others none.
 */
export function countPacked(count: Count, source: RowSource, ask: Ask): Promise<Omit<Counted, 'id'>> | undefined {
  const births = source.listed?.ranges?.get('birth')
  const clinic = digitOfClinic(source)
  if (!clinic || !births || count.measures.length > 0) return undefined
  const hasBirths = births.least <= births.most
  if (hasBirths && (births.hasMissing || births.least < 0)) return undefined
  // Where nobody has a date of birth, an age is as it was delivered in every window.
  const digits = count.keys.map((key) => (key.type === 'age' && hasBirths ? 'age' : digitOf(key, source)))
  if (digits.filter((digit) => digit === 'age').length > 1 || !digits.every((digit) => digit !== undefined))
    return undefined
  const cutOffs = source.windows.map(({ cutOff }) => cutOff)
  const upper = [clinic, ...digits.filter((digit) => digit !== 'age')]
  const spell = [sinceDigit(cutOffs), untilDigit(cutOffs)]
  const byAge = digits.includes('age')
  const birth = byAge ? birthDigit(births, { cutOffs, room: MOST / sizeOf(spell) }) : NO_BIRTH
  const ages = byAge ? agesOf(birth, cutOffs) : new Int32Array(cutOffs.length)
  const ofAge: KeyDigit = {
    size: ages.reduce((most, age) => Math.max(most, age), 0) + 1,
    valueAt: (age) => age,
    isAge: true,
  }
  const keys: readonly KeyDigit[] = [clinic, ...digits.map((digit) => (digit === 'age' ? ofAge : digit))]
  const sums = sizeOf(keys) * (cutOffs.length + 1)
  const lower = [birth, ...spell]
  if (sums > MOST_SUMS || sizeOf(upper) > MOST || sizeOf(lower) > MOST) return undefined
  return answer()

  async function answer(): Promise<Omit<Counted, 'id'>> {
    const hasAlike = source.schema.get('patients')?.hasAlike ?? false
    const n = hasAlike ? dialect.asBigint('sum(p.n)') : dialect.asInteger('count(*)')
    const isOne = sizeOf(upper) * sizeOf(lower) <= MOST
    const numbers = (isOne ? [[...upper, ...lower]] : [upper, lower]).map(numberSql)
    const places = numbers.map((_, place) => place + 1).join(', ')
    const found = await ask(`SELECT ${[...numbers, n].join(', ')}\nFROM ${LISTED} p\nGROUP BY ${places}`)
    const patients = (found.at(-1) ?? []) as readonly number[]
    const groups = isOne
      ? apart(found[0] as readonly number[], sizeOf(lower))
      : { combinations: found[0] as readonly number[], rests: found[1] as readonly number[] }
    const form = { windows: cutOffs.length, places: placesOf(upper, keys), ageStep: byAge ? ageStep(keys) : 0 }
    return rowsOf(changesOf({ ...groups, patients }, { ...form, ages, sums, hasAlike }), keys)
  }
}

/** Numbers of which a spell and a birth are the lower part, and clinic and keys the upper one. */
function apart(numbers: readonly number[], size: number): { combinations: Int32Array; rests: Int32Array } {
  const combinations = Int32Array.from(numbers, (number) => (number / size) | 0)
  return {
    combinations,
    rests: Int32Array.from(numbers, (number, row) => number - (combinations[row] as number) * size),
  }
}

const sizeOf = (digits: readonly { readonly size: number }[]): number =>
  digits.reduce((product, { size }) => product * size, 1)

/** Births that have the same age at every cut-off, as a digit. */
interface BirthDigit {
  readonly sql: string
  readonly size: number
  /** The last birth of a class. */
  readonly lastOf: (digit: number) => number
}

/** Where no birth is looked at. */
const NO_BIRTH: BirthDigit = { sql: '0', size: 1, lastOf: () => 0 }

/**
 * Births by year and by the day of a cut-off that they are not after. Where there is such a day in each month, that is the month of the
 * birth, or the one after it: then a single division gives the digit, if there is room for months up to 99.
 */
function birthDigit(
  { least, most }: { readonly least: number; readonly most: number },
  { cutOffs, room }: { readonly cutOffs: readonly number[]; readonly room: number },
): BirthDigit {
  const days = [...new Set(cutOffs.map((cutOff) => cutOff % 10_000))].toSorted((a, b) => a - b)
  const first = Math.floor(least / 10_000)
  const years = Math.floor(most / 10_000) - first + 1
  const isMonthly = days.length === 12 && days.every((day, place) => Math.floor(day / 100) === place + 1)
  if (isMonthly && years * 100 <= room) {
    const late = days
      .filter((day, place) => day % 100 < (LONGEST[place] as number))
      .map((day) => ` + CAST(p.birth % 10000 BETWEEN ${day + 1} AND ${Math.floor(day / 100) * 100 + 31} AS INTEGER)`)
    return {
      sql: `(p.birth // 100 - ${first * 100}${late.join('')})`,
      size: years * 100,
      lastOf: (digit) => (first + Math.floor(digit / 100)) * 10_000 + (days[(digit % 100) - 1] ?? 9999),
    }
  }
  const classes = days.length + 1
  const after = days.map((day) => `CAST(p.birth % 10000 > ${day} AS INTEGER)`)
  return {
    sql: `((p.birth // 10000 - ${first}) * ${classes} + ${after.join(' + ')})`,
    size: years * classes,
    lastOf: (digit) => (first + Math.floor(digit / classes)) * 10_000 + (days[digit % classes] ?? 9999),
  }
}

/** The most days that each month has. */
const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** By the place of the first window whose cut-off is not before the spell's first day. */
function sinceDigit(cutOffs: readonly number[]) {
  const later = cutOffs.map((cutOff) => `CAST(p."#since" > ${cutOff} AS INTEGER)`).join(' + ')
  return { sql: `CASE WHEN p."#since" <= ${cutOffs[0]} THEN 0 ELSE ${later} END`, size: cutOffs.length + 1 }
}

/** By the place after the last window whose cut-off is not after the spell's last day. */
function untilDigit(cutOffs: readonly number[]) {
  const later = cutOffs.map((cutOff) => `CAST(p."#until" >= ${cutOff} AS INTEGER)`).join(' + ')
  const sql = `CASE WHEN p."#until" >= ${cutOffs.at(-1)} THEN ${cutOffs.length} ELSE ${later} END`
  return { sql, size: cutOffs.length + 1 }
}

/** Of each class of births the age in each window. */
function agesOf({ size, lastOf }: BirthDigit, cutOffs: readonly number[]): Int32Array {
  return Int32Array.from(
    { length: size * cutOffs.length },
    (_, at) => ageAt(lastOf(Math.floor(at / cutOffs.length)), null, cutOffs[at % cutOffs.length] as number) ?? 0,
  )
}

/** Of each combination of clinic and other keys, where its age 0 stands among the answer's rows. */
function placesOf(upper: readonly Digit[], keys: readonly KeyDigit[]): Int32Array {
  return Int32Array.from({ length: sizeOf(upper) }, (_, combination) => {
    let rest = combination
    let place = 0
    let step = 1
    for (const { size, isAge } of keys.toReversed()) {
      if (!isAge) {
        place += (rest % size) * step
        rest = Math.floor(rest / size)
      }
      step *= size
    }
    return place
  })
}

/** How far apart two ages of one combination stand. */
function ageStep(keys: readonly KeyDigit[]): number {
  return sizeOf(keys.slice(keys.findIndex(({ isAge }) => isAge) + 1))
}

/** What a statement says of each group: which clinic and keys, which birth and spell, and how many patients. */
interface Groups {
  readonly combinations: ArrayLike<number>
  readonly rests: ArrayLike<number>
  readonly patients: ArrayLike<number>
}

interface Changes {
  /** Of each row and window how many patients come and go, with one more window for those who stay. */
  readonly changes: Int32Array | Float64Array
  readonly isThere: Uint8Array
  readonly windows: number
}

function changesOf(
  { combinations, rests, patients }: Groups,
  form: {
    readonly windows: number
    readonly places: Int32Array
    readonly ageStep: number
    readonly ages: Int32Array
    readonly sums: number
    readonly hasAlike: boolean
  },
): Changes {
  const { windows, places, ageStep: step, ages } = form
  const width = windows + 1
  // Rows that each stand for one are fewer than a whole number of thirty-one bits can count.
  const changes = form.hasAlike ? new Float64Array(form.sums) : new Int32Array(form.sums)
  const isThere = new Uint8Array(form.sums / width)
  for (let row = 0; row < patients.length; row += 1) {
    let rest = rests[row] as number
    const end = rest % width
    rest = (rest / width) | 0
    let window = rest % width
    const ofBirth = ((rest / width) | 0) * windows
    const first = places[combinations[row] as number] as number
    const n = Number(patients[row])
    while (window < end) {
      const age = ages[ofBirth + window] as number
      let birthday = window + 1
      while (birthday < end && ages[ofBirth + birthday] === age) birthday += 1
      const place = first + age * step
      isThere[place] = 1
      changes[place * width + window] = (changes[place * width + window] as number) + n
      changes[place * width + birthday] = (changes[place * width + birthday] as number) - n
      window = birthday
    }
  }
  return { changes, isThere, windows }
}

/** The places in order are the rows in order. */
function rowsOf({ changes, isThere, windows }: Changes, keys: readonly KeyDigit[]): Omit<Counted, 'id'> {
  const columns = keys.map((): KeyValue[] => [])
  const n = Array.from({ length: windows }, (): number[] => [])
  isThere.forEach((is, place) => {
    if (is === 0) return
    let rest = place
    for (let key = keys.length - 1; key >= 0; key -= 1) {
      const { size, valueAt } = keys[key] as KeyDigit
      columns[key]?.push(valueAt(rest % size))
      rest = Math.floor(rest / size)
    }
    let sum = 0
    for (let window = 0; window < windows; window += 1) {
      sum += changes[place * (windows + 1) + window] as number
      n[window]?.push(sum)
    }
  })
  const [clinic = [], ...values] = columns
  return { clinic: clinic as readonly number[], columns: values, n, measures: [] }
}
