import {
  columnsOf,
  type Condition,
  type Count,
  type Counted,
  type Fact,
  type Key,
  type Model,
  type Quantities,
  type Request,
  type RowFact,
} from '../../models/index.ts'
import { RunTrouble } from '../../models/payout/index.ts'
import type { Dataset } from '../dataset/Dataset.ts'
import { nearestWord } from '../dataset/nearestWord.ts'

/** What a model asked of a dataset and was answered. */
interface Answered {
  readonly model: Model
  readonly request: Request
  readonly quantities: Quantities
}

/** A word that a model does not know, and in how many rows. */
interface Unknown {
  readonly word: string
  readonly rows: number
}

/**
 * Stops a run on data that has a word which the model does not list for a fact of its own: `frist` for `first`. It would
 * be none of the words that a formula compares with, and be paid as whatever is left. The words of the vocabulary are held to
 * when data is imported; those of a model are known only here.
 *
 * @throws RunTrouble with the fact, the word and the table
 */
export async function refuseUnknownWords(answered: Answered, { warehouse }: Dataset): Promise<void> {
  const listed = listedFacts(answered.model)
  if (listed.length === 0) return
  for (const fact of listed) refuse(fact, inAnswers(answered, fact))
  const asked = wordsInTallies(answered.request, listed)
  if (asked.windows.length === 0) return
  const quantities = await warehouse.count(asked)
  for (const fact of listed) refuse(fact, inAnswers({ ...answered, request: asked, quantities }, fact))
}

/** What is asked of a dataset for this beside the request itself: the words of the contacts that tallies compare. */
export function wordsAsked({ model, request }: Pick<Answered, 'model' | 'request'>): Request {
  return wordsInTallies(request, listedFacts(model))
}

const listedFacts = ({ facts }: Model): readonly Fact[] =>
  facts.filter(({ kind, words, table }) => kind === 'word' && words !== undefined && table !== 'computed')

function refuse({ entity, name, words = [], table }: Fact, { word, rows }: Unknown = { word: '', rows: 0 }): void {
  if (rows === 0) return
  const near = nearestWord(word, words)
  const quoted = words.map((one) => `\`${one}\``).join(', ')
  throw new RunTrouble(
    'unknown-word',
    `In the table \`${table}\`, \`${name}\` is \`${word}\` in ${rows} ${rows === 1 ? 'row' : 'rows'}; the words of \`${entity}.${name}\` are ${quoted}.`,
    near === undefined
      ? 'Correct the data, or add the word to the `words` of the fact.'
      : `Did you mean \`${near}\`? Correct the data, or add the word to the \`words\` of the fact.`,
  )
}

/** The first word that the fact does not list, in the columns that were counted by it and among the facts of clinics. */
function inAnswers({ request, quantities }: Answered, fact: Fact): Unknown | undefined {
  const { words = [] } = fact
  for (const { over, counts } of request.windows) {
    const answer = quantities.windows.find((one) => one.over === over)
    for (const count of counts) {
      const found = inCount(
        count,
        answer?.counts.find(({ id }) => id === count.id),
        fact,
      )
      if (found) return found
    }
    if (fact.entity !== 'clinic') continue
    const given = (answer?.facts[fact.name] ?? []).flat().filter((one) => typeof one === 'string')
    const word = given.find((one) => !words.includes(one))
    if (word !== undefined) return { word, rows: 1 }
  }
  return undefined
}

function inCount(count: Count, counted: Counted | undefined, fact: Fact): Unknown | undefined {
  let column = 0
  for (const key of count.keys) {
    const values = counted?.columns[column] ?? []
    column += columnsOf(key)
    if (!isOf(key, fact)) continue
    const numberOf = (row: number): number => Math.max(0, ...(counted?.n ?? []).map((window) => window[row] ?? 0))
    const word = values.find((one, row) => typeof one === 'string' && !fact.words?.includes(one) && numberOf(row) > 0)
    if (typeof word !== 'string') continue
    return { word, rows: values.reduce<number>((sum, one, row) => (one === word ? sum + numberOf(row) : sum), 0) }
  }
  return undefined
}

const isOf = (key: Key, { entity, name }: Fact): boolean =>
  key.type === 'fact' && key.fact.entity === entity && key.fact.name === name

/**
 * What a tally compares of contacts is seen in no column, nor what a sum was made of that the warehouse made with the rates in it, so
 * their words are asked for by themselves.
 */
function wordsInTallies({ windows }: Request, listed: readonly Fact[]): Request {
  return {
    windows: windows.flatMap((part) => {
      const staying = (part.rated ?? []).map(({ count }) => count)
      const counts = [...part.counts, ...staying].flatMap((count) =>
        count.keys.flatMap((key) => (key.type === 'tally' ? ofTally(key, part.over, listed) : [])),
      )
      const inSums = staying.flatMap((count) =>
        count.keys.flatMap((key) =>
          listed.some((fact) => isOf(key, fact)) ? [{ ...count, keys: [key], measures: [] }] : [],
        ),
      )
      const named = [...counts, ...inSums].map((count, index) => ({ ...count, id: `words-${part.over}-${index + 1}` }))
      return named.length === 0 ? [] : [{ ...part, counts: named, facts: [], indicators: [], previous: [], rated: [] }]
    }),
  }
}

function ofTally(
  { where, span }: Extract<Key, { type: 'tally' }>,
  over: Count['over'],
  listed: readonly Fact[],
): readonly Omit<Count, 'id'>[] {
  const names = new Set(factsIn(where))
  const read = listed.filter(({ entity, name }) => entity === 'contact' && names.has(name))
  return read.flatMap(({ name }) => {
    const fact: RowFact = { entity: 'contact', name }
    const keys: readonly Key[] = [{ type: 'fact', fact, kind: 'word' }]
    return (['performed', 'patients.contacts'] as const).map((rows) => ({ rows, span, over, keys, measures: [] }))
  })
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
