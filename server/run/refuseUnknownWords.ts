import {
  columnsOf,
  type Count,
  type Counted,
  type Fact,
  type Key,
  type Model,
  type Quantities,
  type Request,
  type Span,
  type WindowRequest,
} from '../../models/index.ts'
import { RunTrouble } from '../../models/payout/index.ts'
import { DataError } from '../dataset/DataProblem.ts'
import type { Dataset } from '../dataset/Dataset.ts'
import { nearestWord } from '../dataset/nearestWord.ts'
import { comparedIn, listedFacts } from './strangeWords.ts'

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
 * when data is imported; those of a model, and those of a database, are known only here.
 *
 * @param strange facts of contacts of which the patients' tallies found other words
 * @throws RunTrouble with the fact, the word and the table
 */
export async function refuseUnknownWords(
  answered: Answered,
  strange: readonly Fact[],
  { warehouse }: Dataset,
): Promise<void> {
  const listed = listedFacts(answered.model)
  for (const fact of listed) refuse(fact, inAnswers(answered, fact))
  for (const fact of strange) throw troubleOf(fact, await namedBy(warehouse, answered, fact))
  const asked = wordsInSums(answered.request, listed)
  if (asked.windows.length === 0) return
  const quantities = await warehouse.count(asked)
  for (const fact of listed) refuse(fact, inAnswers({ ...answered, request: asked, quantities }, fact))
}

/** What is asked of a dataset for this beside the request itself: the words in sums that a warehouse makes with the rates in them. */
export function wordsAsked({ model, request }: Pick<Answered, 'model' | 'request'>): Request {
  return wordsInSums(request, listedFacts(model))
}

function refuse(fact: Fact, found: Unknown | undefined): void {
  if (found !== undefined && found.rows > 0) throw troubleOf(fact, found)
}

function troubleOf({ entity, name, words = [], table }: Fact, found: Unknown | undefined): RunTrouble {
  const quoted = `the words of \`${entity}.${name}\` are ${words.map((one) => `\`${one}\``).join(', ')}.`
  const remedy = 'Correct the data, or add the word to the `words` of the fact.'
  if (found === undefined)
    return new RunTrouble(
      'unknown-word',
      `In the table \`${table}\`, \`${name}\` is another word in some rows; ${quoted}`,
      remedy,
    )
  const { word, rows } = found
  const near = nearestWord(word, words)
  return new RunTrouble(
    'unknown-word',
    `In the table \`${table}\`, \`${name}\` is \`${word}\` in ${rows} ${rows === 1 ? 'row' : 'rows'}; ${quoted}`,
    near === undefined ? remedy : `Did you mean \`${near}\`? ${remedy}`,
  )
}

/** Which word it is, and in how many rows. Answers to printed statements do not say. */
async function namedBy(
  warehouse: Dataset['warehouse'],
  { model, request }: Answered,
  fact: Fact,
): Promise<Unknown | undefined> {
  const windows = request.windows.flatMap((part) =>
    alone(
      part,
      part.counts.flatMap((count) => comparedIn(count, [fact]).map(({ span }) => ofContacts(fact, span, part.over))),
    ),
  )
  try {
    return inAnswers({ model, request: { windows }, quantities: await warehouse.count({ windows }) }, fact)
  } catch (error) {
    if (error instanceof DataError) return undefined
    throw error
  }
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

/** Cells that stay in a warehouse are seen in no column, so the words of what their sums are made of are asked for by themselves. */
function wordsInSums({ windows }: Request, listed: readonly Fact[]): Request {
  return {
    windows: windows.flatMap((part) => {
      const staying = (part.rated ?? []).map(({ count }) => count)
      const ofContact = listed.filter(({ entity }) => entity === 'contact')
      const inTallies = staying.flatMap((count) =>
        comparedIn(count, ofContact).map(({ fact, span }) => ofContacts(fact, span, part.over)),
      )
      const inSums = staying.flatMap((count) =>
        count.keys.flatMap((key) =>
          listed.some((fact) => isOf(key, fact)) ? [{ ...count, keys: [key], measures: [] }] : [],
        ),
      )
      return alone(part, [...inTallies, ...inSums])
    }),
  }
}

/** The contacts of listed patients by one fact, for that is what tallies read. */
function ofContacts({ name }: Fact, span: Span, over: Count['over']): Omit<Count, 'id'> {
  const keys: readonly Key[] = [{ type: 'fact', fact: { entity: 'contact', name }, kind: 'word' }]
  return { rows: 'patients.contacts', span, over, keys, measures: [] }
}

/** Nothing of a part but these counts. */
function alone(part: WindowRequest, counts: readonly Omit<Count, 'id'>[]): readonly WindowRequest[] {
  const named = counts.map((count, index) => ({ ...count, id: `words-${part.over}-${index + 1}` }))
  return named.length === 0 ? [] : [{ ...part, counts: named, facts: [], indicators: [], previous: [], rated: [] }]
}
