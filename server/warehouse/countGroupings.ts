import type { Count, WindowRequest } from '../../models/index.ts'
import { DataError } from '../dataset/DataProblem.ts'
import type { Ask, RawValue } from './Ask.ts'
import type { Beside } from './Beside.ts'
import { besideTogether } from './besideTogether.ts'
import type { RawColumns } from './countedFrom.ts'
import { type CountParts, countParts } from './countParts.ts'
import { type AskCount, keyOf, togetherIn } from './countTogether.ts'
import type { Dialect } from './Dialect.ts'
import { different, groupingsSql, MOST_KEYS, type Share } from './groupingsSql.ts'
import type { Schema } from './Schema.ts'

interface Engine {
  readonly schema: Schema
  readonly dialect: Dialect
  readonly ask: Ask
  /** Is a count asked of the engine? Others are answered elsewhere. */
  readonly isAsked: (count: Count) => boolean
}

/** Counts that one statement asks, and what they need beside its rows. */
interface Group {
  readonly counts: readonly CountParts[]
  readonly beside: Beside
}

/**
 * Counts of the same rows are asked in one statement where the engine is quicker so, and each is given what a statement of its
 * own would have given. Of several windows each is asked `alone`: there the rows are folded, by each count in its own way.
 */
export function countGroupings(alone: AskCount, { schema, dialect, ask, isAsked }: Engine): AskCount {
  if (dialect.groupings === undefined) return alone
  const asked = new Map<WindowRequest, ReadonlyMap<string, () => Promise<RawColumns>>>()
  return (count, part) => {
    if (part.windows.length !== 1) return alone(count, part)
    const shares = asked.get(part) ?? sharesOf(part)
    asked.set(part, shares)
    return shares.get(keyOf(count, part))?.() ?? alone(count, part)
  }

  /** How each count is asked that is not alone. */
  function sharesOf(part: WindowRequest): ReadonlyMap<string, () => Promise<RawColumns>> {
    const all = togetherIn(part)
      .filter(isAsked)
      .flatMap((count) => partsOrNone(count, part))
    const groups = groupsOf(all, ({ count, others }) => countParts(count, { ...part, schema, dialect, others })).filter(
      ({ counts }) => counts.length > 1,
    )
    return new Map(groups.flatMap((group) => [...sharesIn(group, part)]))
  }

  /** A count that the data cannot answer is left to be asked alone, which tells why when its turn comes. */
  function partsOrNone(count: Count, { windows }: WindowRequest): readonly CountParts[] {
    try {
      return [countParts(count, { windows, schema, dialect })]
    } catch (error) {
      if (error instanceof DataError) return []
      throw error
    }
  }

  function sharesIn({ counts, beside }: Group, part: WindowRequest) {
    const { sql, shares } = groupingsSql(counts, beside)
    let answer: Promise<Answer> | undefined
    return counts.map(({ count, keys }, place) => {
      const share = shares[place] as Share
      const take = async (): Promise<RawColumns> => {
        answer ??= ask(sql).then(byPart)
        return { keys: keys.map(({ type }) => type), columns: columnsOf(share, await answer) }
      }
      return [keyOf(count, part), take] as const
    })
  }
}

/** Groups of counts that read the same rows, as large as a statement may be. */
function groupsOf(all: readonly CountParts[], again: Again): readonly Group[] {
  const groups: Group[] = []
  for (const one of all) {
    for (const [place, group] of [...groups.entries(), [groups.length, undefined] as const]) {
      const wider = withOne(group, one, again)
      if (!wider) continue
      groups[place] = wider
      break
    }
  }
  return groups
}

/** A count's parts beside what others need. */
type Again = (asked: { readonly count: Count; readonly others: Beside }) => CountParts

/** A group with one count more; nothing where it does not fit in. */
function withOne(group: Group | undefined, one: CountParts, again: Again): Group | undefined {
  const [first] = group?.counts ?? []
  if (!group || !first) return { counts: [one], beside: one.beside }
  if (one.count.span !== first.count.span || one.rows.from !== first.rows.from || one.count.rows !== first.count.rows)
    return undefined
  const joined = again({ count: one.count, others: group.beside })
  const counts = [...group.counts, joined]
  const beside = besideTogether(group.beside, joined.beside)
  if (!beside || different(counts.flatMap(({ keys }) => keys)).length > MOST_KEYS) return undefined
  return { counts, beside }
}

interface Answer {
  readonly columns: readonly (readonly RawValue[])[]
  /** The stretches of rows of each part: most often one. */
  readonly stretches: ReadonlyMap<number, readonly Stretch[]>
}

interface Stretch {
  readonly from: number
  readonly to: number
}

function byPart(columns: readonly (readonly RawValue[])[]): Answer {
  const [parts = []] = columns
  const stretches = new Map<number, Stretch[]>()
  for (let from = 0, to = 0; from < parts.length; from = to) {
    const part = parts[from]
    while (to < parts.length && parts[to] === part) to += 1
    const own = stretches.get(Number(part)) ?? []
    own.push({ from, to })
    stretches.set(Number(part), own)
  }
  return { columns, stretches }
}

/** The columns of one count as its own statement would give them: clinic, window, keys, Σ n, Σ n·x of each measure, and the refusal. */
function columnsOf(share: Share, { columns, stretches }: Answer): RawColumns['columns'] {
  const own = stretches.get(share.part) ?? []
  const [first = { from: 0, to: 0 }, ...more] = own
  const column = (place: number): readonly RawValue[] => {
    const values = columns[place] ?? []
    if (more.length === 0) return values.slice(first.from, first.to)
    return own.flatMap(({ from, to }) => values.slice(from, to))
  }
  const clinics = column(1)
  const noughts = clinics.map(() => 0)
  const refused = share.refusal === undefined ? noughts : column(share.refusal)
  return [clinics, noughts, ...share.keys.map(column), column(share.n), ...share.measures.map(column), refused]
}
