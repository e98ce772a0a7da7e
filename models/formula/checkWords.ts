import type { Expression, Span } from './Expression.ts'
import type { Names, Trouble } from './Names.ts'
import { suggest } from './suggest.ts'

/** What a part of a formula that gives a word may give. */
interface Words {
  /** The facts it comes from, each with its words; open where a fact has no list. */
  readonly facts: readonly { readonly name: string; readonly words: readonly string[] | undefined }[]
  /** The words written in the formula itself. */
  readonly written: readonly { readonly word: string; readonly span: Span }[]
}

/** The words written in a comparison that the facts on its other side never have. */
export function checkComparedWords(one: Expression, other: Expression, names: Names): readonly Trouble[] {
  const left = wordsOf(one, names)
  const right = wordsOf(other, names)
  if (left.facts.length === 0 && right.facts.length === 0)
    return left.written.slice(0, 1).map(({ span }) => noFact(span))

  const common = commonTrouble(left, right, { start: one.span.start, end: other.span.end })
  return [...writtenTroubles(left, right), ...writtenTroubles(right, left), ...common]
}

/** The word in `has(words, "word")`, when the fact never has it. */
export function checkWordAmong(words: Expression, word: Expression, names: Names): readonly Trouble[] {
  return writtenTroubles(wordsOf(word, names), wordsOf(words, names))
}

function wordsOf(expression: Expression, names: Names): Words {
  switch (expression.type) {
    case 'word':
      return { facts: [], written: [expression] }
    case 'fact': {
      const { entity, name } = expression
      const fact = names.facts.find((one) => one.entity === entity && one.name === name)
      return { facts: [{ name: `${entity}.${name}`, words: fact?.words }], written: [] }
    }
    case 'call': {
      const branches = expression.of.slice(1).map((branch) => wordsOf(branch, names))
      return { facts: branches.flatMap(({ facts }) => facts), written: branches.flatMap(({ written }) => written) }
    }
    // The rest never gives a word.
    case 'constant':
    case 'parameter':
    case 'table':
    case 'limit':
    case 'formula':
    case 'indicator':
    case 'previous':
    case 'known':
    case 'operation':
    case 'aggregate':
      return { facts: [], written: [] }
  }
}

function writtenTroubles({ written }: Words, { facts }: Words): readonly Trouble[] {
  if (facts.length === 0 || facts.some(({ words }) => words === undefined)) return []
  const all = facts.flatMap(({ words }) => words ?? [])
  return written
    .filter(({ word }) => !all.includes(word))
    .map(({ word, span }) => {
      const message = `\`"${word}"\` is not a word of ${facts.map(({ name }) => `\`${name}\``).join(' or ')}.`
      return { code: 'unknown-word', severity: 'error', span, message, hint: suggest(word, all) }
    })
}

/** Two facts of words that can never be equal. */
function commonTrouble(left: Words, right: Words, span: Span): readonly Trouble[] {
  const [one, other] = [left.facts[0], right.facts[0]]
  if (left.facts.length !== 1 || right.facts.length !== 1 || !one?.words || !other?.words) return []
  if (left.written.length > 0 || right.written.length > 0 || one.words.some((word) => other.words?.includes(word)))
    return []
  const message = `\`${one.name}\` and \`${other.name}\` have no word in common.`
  return [{ code: 'unknown-word', severity: 'error', span, message }]
}

function noFact(span: Span): Trouble {
  const message = 'Written words are compared with each other, so the formula knows already what comes out.'
  return { code: 'figure-in-formula', severity: 'error', span, message, hint: 'Compare with a fact.' }
}
