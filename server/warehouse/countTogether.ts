import type { Count, WindowRequest } from '../../models/index.ts'
import type { RawColumns } from './countedFrom.ts'

/** Asks for one count. */
export type AskCount = (count: Count, part: WindowRequest) => Promise<RawColumns>

/**
 * Counts of the same rows by the same keys are asked as one, their measures side by side, and each is given its own: the
 * rows are then read once, however many sums a model wants of them.
 */
export function countTogether(ask: AskCount): AskCount {
  const asked = new Map<string, { readonly measures: readonly string[]; readonly answer: Promise<RawColumns> }>()
  return async (count, part) => {
    const group = keyOf(count, part)
    const found = asked.get(group) ?? together(count, part)
    asked.set(group, found)
    const { keys, columns, ...form } = await found.answer
    const first = keys.length + 3
    const own = count.measures.map((measure) => columns[first + found.measures.indexOf(JSON.stringify(measure))] ?? [])
    return { ...form, keys, columns: [...columns.slice(0, first), ...own, columns.at(-1) ?? []] }
  }

  function together(count: Count, part: WindowRequest) {
    const whole = withMeasuresOfAlike(count, part)
    return { measures: whole.measures.map((measure) => JSON.stringify(measure)), answer: ask(whole, part) }
  }
}

/** The counts that are asked of a part, those of the same rows by the same keys as one. */
export function togetherIn(part: WindowRequest): readonly Count[] {
  const counts = new Map(part.counts.map((count) => [keyOf(count, part), count]))
  return [...counts.values()].map((count) => withMeasuresOfAlike(count, part))
}

function withMeasuresOfAlike(count: Count, part: WindowRequest): Count {
  const alike = part.counts.filter((one) => keyOf(one, part) === keyOf(count, part))
  const measures = new Map(alike.flatMap((one) => one.measures).map((measure) => [JSON.stringify(measure), measure]))
  return { ...count, measures: [...measures.values()] }
}

/** The same for counts of the same rows by the same keys. */
export const keyOf = ({ rows, span, over, keys }: Count, { windows }: Pick<WindowRequest, 'windows'>): string =>
  JSON.stringify([rows, span, over, keys, windows])
