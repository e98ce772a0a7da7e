import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DisclosureRules } from '../../models/index.ts'
import { LIVE } from '../warehouse/live.ts'
import { hashOfData } from '../run/hashOf.ts'

/** One thing that was released, as a line of the log. */
export interface Release {
  readonly when: string
  readonly who: string
  /** What it is of: `statement`, `origin`, `pricing`, `explain`. */
  readonly table: string
  readonly dataset: { readonly name: string; readonly hash: string }
  /** What was asked for. */
  readonly parameters: unknown
  readonly rules: DisclosureRules
  /** Of what was released. */
  readonly content: string
  /** How many patients each number that was shown is of, by name, for the next release to be held against. */
  readonly shown?: Readonly<Record<string, number>>
  /** Of amounts: of which rows, clinics or the region, something was hidden. */
  readonly withheld?: Withheld | undefined
}

/** The rows of which something is hidden in what an order pays in a year. */
export interface Withheld {
  readonly year: string
  /** What pays: models, clinics and rates, as one hash. */
  readonly order: string
  readonly rows: readonly string[]
  /** The one order whose totals of the region were shown beside; absent in logs from before that was so. */
  readonly totals?: string
}

/** What a release is of. Deliveries of one region share the name, and a dataset that is called otherwise now has its hash. */
export type ReleasedDataset = Release['dataset']

/** What was released: a file of JSON lines that is only ever added to, and stays with the data's owner. */
export interface ReleaseLog {
  /** Writes down a release, on the disk before it returns. What was released with the same content is not written twice. */
  readonly add: (release: Omit<Release, 'when' | 'content'> & { readonly released: unknown }) => void
  /** How many patients a number was of when it was last shown of a dataset of this content or of this name, if it was. */
  readonly before: (dataset: ReleasedDataset, name: string) => number | undefined
  /** The rows of which something was hidden in what any other order paid in the year. */
  readonly withheld: (dataset: ReleasedDataset, of: Pick<Withheld, 'year' | 'order'>) => ReadonlySet<string>
  /** The first order of the year that withheld anything and showed the region's totals: no other may show them. */
  readonly totals: (dataset: ReleasedDataset, year: string) => string | undefined
}

/**
 * Opens a log, or begins one.
 *
 * @throws Error where a line of it cannot be read: what was shown before would be forgotten
 */
export function openReleaseLog(path: string, now: () => Date): ReleaseLog {
  const shown = new Map<string, number>()
  const hidden: (Withheld & { readonly dataset: ReleasedDataset })[] = []
  const known = new Set<string>()
  const remember = (release: Release): void => {
    known.add(keyOf(release))
    for (const [name, patients] of Object.entries(release.shown ?? {}))
      for (const key of keysOf(release.dataset)) shown.set(nameIn(key, name), patients)
    if (release.withheld) hidden.push({ ...release.withheld, dataset: release.dataset })
  }
  for (const release of readLines(path)) remember(release)
  return {
    add: ({ released, ...release }) => {
      const line: Release = { when: now().toISOString(), ...release, content: hashOfData(released) }
      if (known.has(keyOf(line))) return
      append(path, `${JSON.stringify(line)}\n`)
      remember(line)
    },
    before: (dataset, name) => {
      const [found] = keysOf(dataset).flatMap((key) => shown.get(nameIn(key, name)) ?? [])
      return found
    },
    withheld: (dataset, { year, order }) => {
      const others = hidden.filter((one) => one.year === year && one.order !== order && isSame(one.dataset, dataset))
      return new Set(others.flatMap(({ rows }) => rows))
    },
    totals: (dataset, year) => {
      const found = hidden.find((one) => one.year === year && one.rows.length > 0 && isSame(one.dataset, dataset))
      return found && (found.totals ?? found.order)
    },
  }
}

/** Its content first; data in a database has no hash of its own. */
function keysOf({ name, hash }: ReleasedDataset): readonly string[] {
  return hash === LIVE ? [name] : [hash, name]
}

function isSame(one: ReleasedDataset, other: ReleasedDataset): boolean {
  return keysOf(one).some((key) => keysOf(other).includes(key))
}

const nameIn = (dataset: string, name: string): string => `${dataset}\n${name}`

const keyOf = ({ who, table, dataset, parameters, rules, content }: Release): string =>
  hashOfData({ who, table, dataset, parameters, rules, content })

function readLines(path: string): readonly Release[] {
  if (!existsSync(path)) return []
  const text = readFileSync(path, 'utf8')
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  // A line without its end was being written when the machine stopped: what it tells of never left.
  if (whole !== text) truncateSync(path, Buffer.byteLength(whole))
  const lines = whole.split('\n').slice(0, -1)
  return lines.map((line, place) => {
    try {
      return JSON.parse(line) as Release
    } catch {
      throw new Error(`${path}, line ${place + 1}: the log of releases cannot be read. Restore it from a copy.`)
    }
  })
}

function append(path: string, line: string): void {
  mkdirSync(dirname(path), { recursive: true })
  const file = openSync(path, 'a', 0o600)
  try {
    writeSync(file, line)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
