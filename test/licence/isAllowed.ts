/**
 * Whether a licence expression (SPDX) can be fulfilled with the licences of a list: `A OR B` needs one, `A AND B` both.
 *
 * @example
 * isAllowed('(MIT OR GPL-3.0-only)', ['MIT', 'ISC']) // => true
 * isAllowed('MIT AND GPL-3.0-only', ['MIT', 'ISC']) // => false
 */
export function isAllowed(expression: string, list: readonly string[]): boolean {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? []
  let next = 0

  const either = (): boolean => {
    let answer = both()
    while (tokens[next] === 'OR') {
      next += 1
      const other = both()
      answer = answer || other
    }
    return answer
  }
  const both = (): boolean => {
    let answer = one()
    while (tokens[next] === 'AND') {
      next += 1
      const other = one()
      answer = answer && other
    }
    return answer
  }
  const one = (): boolean => {
    const token = tokens[next]
    next += 1
    if (token !== '(') return token !== undefined && list.includes(token)
    const answer = either()
    const isClosed = tokens[next] === ')'
    next += 1
    return answer && isClosed
  }

  const answer = either()
  return answer && next === tokens.length
}
