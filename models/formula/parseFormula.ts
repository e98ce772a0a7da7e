import { checkOrder } from './checkOrder.ts'
import type { Operator, Span } from './Expression.ts'
import { type MathNode, parseMath } from './mathParser.ts'
import type { Trouble } from './Names.ts'
import { readTokens, type Token } from './readTokens.ts'
import type { Tree } from './Tree.ts'

export type Parsed = { readonly tree: Tree } | { readonly troubles: readonly Trouble[] }

/** mathjs goes down into what it reads, so the length of the text bounds the depth of the tree. */
const LONGEST = 400

/** The operators by mathjs' own names for them. What is not here does not exist. */
const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['add', 'add'],
  ['subtract', 'subtract'],
  ['multiply', 'multiply'],
  ['divide', 'divide'],
  ['unaryMinus', 'negate'],
  ['smaller', 'less'],
  ['smallerEq', 'lessOrEqual'],
  ['larger', 'greater'],
  ['largerEq', 'greaterOrEqual'],
  ['equal', 'equal'],
  ['unequal', 'unequal'],
  ['and', 'and'],
  ['or', 'or'],
  ['not', 'not'],
])

/**
 * The tree of a formula, or what keeps it from being one. mathjs decides what binds tighter than what, and nothing else:
 * it never sees a name, a figure or a word of the author's, and its nodes are read by a closed list.
 *
 * @example
 * parseFormula('-x') // => { tree: { type: 'operation', operator: 'negate', of: [{ type: 'name', name: 'x', span: { start: 1, end: 2 } }], span: { start: 0, end: 2 } } }
 */
export function parseFormula(text: string): Parsed {
  if (text.length > LONGEST) return { troubles: [tooLong(text)] }
  const read = readTokens(text)
  if ('troubles' in read) return read
  const disorder = checkOrder(read.tokens, text.length)
  if (disorder) return { troubles: [disorder] }

  let node: MathNode
  try {
    node = parseMath(skeleton(read.tokens))
  } catch {
    // In its own words and without a place that we could trust; `checkOrder` has said all that we know.
    return { troubles: [misread({ start: 0, end: text.length })] }
  }
  const tree = treeOf(node, read.tokens)
  return 'troubles' in tree ? tree : { tree }
}

/**
 * The formula with every name, figure and word made alike. To mathjs `in`, `i` and `end` are not names, `x.sum(1)` is a
 * call of `sum` and `0x10` a number; there is nothing left for it to take in another way than we do.
 */
function skeleton(tokens: readonly Token[]): string {
  return tokens.map(({ type, text }) => (['name', 'figure', 'word'].includes(type) ? 'x' : text)).join(' ')
}

/**
 * mathjs keeps no positions, but it keeps the order: walking its tree from left to right meets every token of the text,
 * one after the other. A token that does not fit its node would mean that mathjs read something else than we did.
 */
function treeOf(root: MathNode, tokens: readonly Token[]): Tree | { readonly troubles: readonly Trouble[] } {
  let next = 0
  const troubles: Trouble[] = []
  const tree = walk(root)
  if (troubles.length > 0) return { troubles }
  const whole = { start: tokens[0]?.span.start ?? 0, end: tokens.at(-1)?.span.end ?? 0 }
  return tree && next === tokens.length ? tree : { troubles: [misread(whole)] }

  function walk(node: MathNode): Tree | undefined {
    switch (node.type) {
      case 'SymbolNode':
        return leaf(take('name', 'figure', 'word'))
      case 'ParenthesisNode':
        return inBrackets(node)
      case 'OperatorNode':
        return operation(node)
      case 'FunctionNode':
        return call(node)
      case 'RelationalNode':
        return chain(node)
      // Closed by construction: assignments, lists, indexes, conditionals and whatever mathjs may add.
      default:
        return undefined
    }
  }

  function take(...types: readonly Token['type'][]): Token | undefined {
    const token = tokens[next]
    if (!token || !types.includes(token.type)) return undefined
    next += 1
    return token
  }

  function inBrackets(node: MathNode): Tree | undefined {
    const first = take('open')
    const [inside] = node.args
    const content = first && inside && walk(inside)
    const last = content && take('close')
    if (content?.type === 'name' || content?.type === 'figure' || content?.type === 'word') return last && content
    return last && { ...content, span: { start: first.span.start, end: last.span.end } }
  }

  function operation(node: MathNode): Tree | undefined {
    const first = next
    const operator = OPERATORS.get(node.fn ?? '')
    const [one, other] = node.args
    if (!operator || node.isImplicit || !one || node.args.length > 2) return undefined
    if (!other) {
      const of = isSign(node.op) ? walk(one) : undefined
      return of && { type: 'operation', operator, of: [of], span: spanFrom(first) }
    }
    const left = walk(one)
    const right = left && isSign(node.op) ? walk(other) : undefined
    return left && right && { type: 'operation', operator, of: [left, right], span: spanFrom(first) }
  }

  function isSign(sign: string | undefined): boolean {
    return take('operator')?.text === sign
  }

  /** From a token to the last that was taken; the brackets around a single word count here, though not in its own span. */
  function spanFrom(first: number): Span {
    return { start: tokens[first]?.span.start ?? 0, end: tokens[next - 1]?.span.end ?? 0 }
  }

  function chain(node: MathNode): undefined {
    const first = next
    const parts = node.args.map((param, index) => (index === 0 || take('operator') ? walk(param) : undefined))
    if (parts.every((part) => part !== undefined)) troubles.push(chained(spanFrom(first)))
  }

  function call(node: MathNode): Tree | undefined {
    const name = take('name')
    if (!name || !take('open')) return undefined
    const of: Tree[] = []
    for (const [index, argument] of node.args.entries()) {
      if (index > 0 && !take('comma')) return undefined
      const part = walk(argument)
      if (!part) return undefined
      of.push(part)
    }
    const last = take('close')
    return (
      last && {
        type: 'call',
        name: name.text,
        nameSpan: name.span,
        of,
        span: { start: name.span.start, end: last.span.end },
      }
    )
  }
}

function leaf(token: Token | undefined): Tree | undefined {
  switch (token?.type) {
    case 'name':
      return { type: 'name', name: token.text, span: token.span }
    case 'figure':
      return { type: 'figure', text: token.text, span: token.span }
    case 'word':
      return { type: 'word', word: token.text.slice(1, -1), span: token.span }
    case 'operator':
    case 'open':
    case 'close':
    case 'comma':
    case undefined:
      return undefined
  }
}

function tooLong(text: string): Trouble {
  const message = `A formula has at most ${LONGEST} characters, and this one has ${text.length}.`
  return trouble('too-long', { start: 0, end: text.length }, message, 'Name a part under `formulas`.')
}

function chained(span: Span): Trouble {
  const message = 'Only two values can be compared, and here stand more in a row.'
  return trouble('not-allowed', span, message, 'Write `a < b and b < c`.')
}

function misread(span: Span): Trouble {
  return trouble('not-a-formula', span, 'This cannot be read as a formula.', 'Put brackets around its parts.')
}

function trouble(code: Trouble['code'], span: Span, message: string, hint: string): Trouble {
  return { code, severity: 'error', span, message, hint }
}
