import type { Trouble } from './Names.ts'
import type { Token } from './readTokens.ts'

/** More brackets inside each other than this cannot be read by a person either. */
const DEEPEST = 20

/**
 * The first place where words and signs do not stand in the order of a formula: a value, an operator, a value. Only the
 * first, for what comes after it would be an echo.
 */
export function checkOrder(tokens: readonly Token[], length: number): Trouble | undefined {
  /** Open brackets; those of a function may hold commas. */
  const open: { readonly token: Token; readonly isCall: boolean }[] = []
  let before: Token | undefined
  for (const token of tokens) {
    const trouble =
      before && endsValue(before) ? afterValue(before, token, open.at(-1)) : beforeValue(before, token, open.at(-1))
    if (trouble) return trouble
    if (token.type === 'open') open.push({ token, isCall: before?.type === 'name' })
    if (token.type === 'close') open.pop()
    if (open.length > DEEPEST) {
      return at(token, 'too-long', `More than ${DEEPEST} brackets inside each other.`, 'Name a part under `formulas`.')
    }
    before = token
  }

  if (before === undefined) return noFormula(length)
  if (!endsValue(before)) return at(before, 'not-a-formula', `After \`${before.text}\` something is missing.`)
  const unclosed = open.at(-1)
  return unclosed && at(unclosed.token, 'not-a-formula', 'This bracket is never closed.', 'Add a `)`.')
}

function noFormula(length: number): Trouble {
  const span = { start: 0, end: length }
  return { code: 'not-a-formula', severity: 'error', span, message: 'There is no formula here.' }
}

type Open = { readonly token: Token; readonly isCall: boolean } | undefined

/** A value or the end of one stands before: an operator, a comma or the end of a bracket may follow. */
function afterValue(before: Token, token: Token, open: Open): Trouble | undefined {
  switch (token.type) {
    case 'operator':
      return token.text === 'not' ? sideBySide(before, token) : undefined
    case 'comma':
      return open?.isCall ? undefined : at(token, 'not-a-formula', 'This comma is not between the parts of a function.')
    case 'close':
      return open
        ? undefined
        : at(token, 'not-a-formula', 'This bracket was never opened.', 'Take it away, or add a `(`.')
    case 'open':
      if (before.type !== 'name') return sideBySide(before, token)
      if (!before.text.includes('.')) return undefined
      return at(before, 'not-allowed', 'A function is called by its name alone.', 'Write it first, such as `sum(…)`.')
    case 'name':
    case 'figure':
    case 'word':
      return sideBySide(before, token)
  }
}

/** A value must follow: a minus, a `not` or a bracket may stand before it. */
function beforeValue(before: Token | undefined, token: Token, open: Open): Trouble | undefined {
  switch (token.type) {
    case 'operator':
      return token.text === '-' || token.text === 'not' ? undefined : missingBefore(before, token)
    case 'close':
      return before?.type === 'open' && open?.isCall ? undefined : missingBefore(before, token)
    case 'comma':
      return missingBefore(before, token)
    case 'open':
    case 'name':
    case 'figure':
    case 'word':
      return undefined
  }
}

function endsValue(token: Token): boolean {
  return token.type === 'name' || token.type === 'figure' || token.type === 'word' || token.type === 'close'
}

function missingBefore(before: Token | undefined, token: Token): Trouble {
  if (before === undefined) return at(token, 'not-a-formula', `Before \`${token.text}\` something is missing.`)
  return at(token, 'not-a-formula', `Between \`${before.text}\` and \`${token.text}\` something is missing.`)
}

function sideBySide(before: Token, token: Token): Trouble {
  const message = `\`${before.text}\` and \`${token.text}\` stand side by side without an operator.`
  return at(token, 'not-a-formula', message, 'To multiply, write `*`.')
}

function at(token: Token, code: Trouble['code'], message: string, hint?: string): Trouble {
  return { code, severity: 'error', span: token.span, message, hint }
}
