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
 * What a tally compares of contacts is seen in no column of its count. So one count of those whose tallies read the same contacts is
 * asked one thing more: whether a contact has a word that the model does not list. That tally stands last, and is taken away
 * from the answer.
 */
export function withStrangeWords(
  model: Pick<Model, 'facts'>,
  request: Request,
): { readonly asked: Request; readonly readOff: (quantities: Quantities) => ReadOff } {
  const listed = listedFacts(model).filter(({ entity }) => entity === 'contact')
  const strangeIn = strangeOf(request, listed)
  const askedOf = (count: Count): Count => {
    const keys = (strangeIn.get(count) ?? []).map(({ key }) => key)
    return keys.length === 0 ? count : { ...count, keys: [...count.keys, ...keys] }
  }
  const asked = {
    ...request,
    windows: request.windows.map((part) => ({ ...part, counts: part.counts.map(askedOf) })),
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
    if (key.type !== 'tally') continue
    const names = spans.get(key.span) ?? new Set()
    for (const name of factsIn(key.where)) names.add(name)
    spans.set(key.span, names)
  }
  return [...spans].flatMap(([span, names]) =>
    listed.filter(({ name }) => names.has(name)).map((fact) => ({ fact, span })),
  )
}

/** What each count is asked beside its own keys; of counts of the same rows and windows, the first with a fact is asked for it. */
function strangeOf({ windows }: Request, listed: readonly Fact[]): ReadonlyMap<Count, readonly Strange[]> {
  const asked = new Set<string>()
  const all = windows.flatMap(({ counts }) => counts)
  return new Map(
    all.map((count) => {
      const wanted = comparedIn(count, listed).filter(({ fact, span }) => {
        const reading = JSON.stringify([count.rows, count.span, count.over, fact.name, span])
        const isFirst = !asked.has(reading)
        asked.add(reading)
        return isFirst
      })
      return [count, wanted.map(({ fact, span }) => ({ fact, key: anyOther(fact, span) }))] as const
    }),
  )
}

interface Strange {
  readonly fact: Fact
  readonly key: Key
}

const anyOther = (fact: Fact, span: Span): Key => ({ type: 'tally', how: 'any', where: otherThan(fact), span })

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
