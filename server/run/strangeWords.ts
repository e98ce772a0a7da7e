import {
  ALWAYS,
  both,
  type Condition,
  type Count,
  type Counted,
  columnsOf,
  type Fact,
  type Key,
  type Model,
  opposite,
  type Quantities,
  type Request,
  type Span,
  type WindowRequest,
} from '../../models/index.ts'

/** What a patient's tallies found, and which facts of contacts have words that a model does not list. */
interface ReadOff {
  readonly quantities: Quantities
  readonly strange: readonly Fact[]
}

/**
 * What a tally compares of contacts is seen in no column of its count. So each count with tallies is asked one thing more: whether
 * a contact has a word that the model does not list. That tally stands last, and is taken away from the answer.
 */
export function withStrangeWords(
  model: Pick<Model, 'facts'>,
  request: Request,
): { readonly asked: Request; readonly readOff: (quantities: Quantities) => ReadOff } {
  const strangeIn = new Map(
    request.windows.flatMap(({ counts }) => counts).map((count) => [count, strangeOf(count, model)]),
  )
  const asked = {
    ...request,
    windows: request.windows.map((part) => ({
      ...part,
      counts: part.counts.map((count) => withStrangeOf(count, model)),
    })),
  }
  return { asked, readOff }

  function readOff(quantities: Quantities): ReadOff {
    const found = new Set<Fact>()
    const windows = quantities.windows.map((part, place) => {
      const counts = request.windows[place]?.counts ?? []
      return { ...part, counts: part.counts.map((counted, at) => without(counted, counts[at] as Count, found)) }
    })
    return { quantities: { ...quantities, windows }, strange: [...found] }
  }

  function without(counted: Counted, count: Count, found: Set<Fact>): Counted {
    const strange = strangeIn.get(count) ?? []
    if (strange.length === 0) return counted
    const own = count.keys.reduce((sum, key) => sum + columnsOf(key), 0)
    for (const [place, { fact }] of strange.entries()) if (counted.columns[own + place]?.includes(true)) found.add(fact)
    return { ...counted, columns: counted.columns.slice(0, own) }
  }
}

/** A count as it is asked, with what is asked beside it. */
export function withStrangeOf(count: Count, model: Pick<Model, 'facts'>): Count {
  const keys = strangeOf(count, model).map(({ key }) => key)
  return keys.length === 0 ? count : { ...count, keys: [...count.keys, ...keys] }
}

/** The words of facts that a model holds to. */
export const listedFacts = ({ facts }: Pick<Model, 'facts'>): readonly Fact[] =>
  facts.filter(({ kind, words, table }) => kind === 'word' && words !== undefined && table !== 'computed')

/** The facts that tallies of a part compare, with the span of each. */
export function comparedIn(
  { keys }: Pick<WindowRequest['counts'][number], 'keys'>,
  listed: readonly Fact[],
): readonly { readonly fact: Fact; readonly span: Span }[] {
  const spans = new Map<Span, Set<string>>()
  for (const key of keys) {
    if (key.type !== 'tally' || key.of === 'costs') continue
    const names = spans.get(key.span) ?? new Set()
    for (const name of factsIn(key.where)) names.add(name)
    spans.set(key.span, names)
  }
  return [...spans].flatMap(([span, names]) =>
    listed.filter(({ name }) => names.has(name)).map((fact) => ({ fact, span })),
  )
}

function strangeOf(count: Count, model: Pick<Model, 'facts'>) {
  const listed = listedFacts(model).filter(({ entity }) => entity === 'contact')
  return comparedIn(count, listed).map(({ fact, span }) => {
    const key: Key = { type: 'tally', how: 'any', where: otherThan(fact), span }
    return { fact, key }
  })
}

/** A contact has a word, and it is none of the fact's. */
function otherThan({ name, words = [] }: Fact): Condition {
  const none = words.map((word) => opposite({ type: 'is', fact: name, word }))
  return [{ type: 'known' as const, fact: name }, ...none].reduce<Condition>(both, ALWAYS)
}

function factsIn(condition: Condition): readonly string[] {
  switch (condition.type) {
    case 'is':
    case 'true':
    case 'known':
      return [condition.fact]
    case 'not':
      return factsIn(condition.of)
    case 'and':
    case 'or':
      return condition.of.flatMap(factsIn)
    case 'always':
      return []
  }
}
