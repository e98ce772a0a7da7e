import { parseFormula } from '../../../models/formula/parseFormula.ts'
import type { Tree } from '../../../models/formula/Tree.ts'
import type { Chance } from './Chance.ts'

/** What mutations are made of. */
export interface Pool {
  readonly formulas: readonly string[]
  readonly names: readonly string[]
}

const CHARACTERS = Array.from(' abxyz_019.,()+-*/<>=!"\'%?:;[]{}^#&|~@$\\`\t\n\u00a0\u0000åé×−≤“😀\ud800')
const FUNCTIONS = 'sum count any mean share rank percentile min max clamp ramp when has known percentage_points'.split(
  ' ',
)
const OPERATORS = ['+', '-', '*', '/', '<', '<=', '>', '>=', '==', '!=', ' and ', ' or ', ' not ']
const STRANGE =
  '2 0x1 1.0 1e0 01 -1 true null NaN Infinity i pi end mod to in xor eval evaluate import constructor __proto__ toString x.y.z "visit" "" "a" () , . ; = ? : % ! # [1] {a:1}'.split(
    ' ',
  )

/** A formula that somebody might have meant, or nobody: changed once to three times, in one of three ways. */
export function mutate(formula: string, pool: Pool, chance: Chance): string {
  const way = chance.pick([mutateCharacters, mutateTokens, mutateTokens, mutateTree, mutateTree])
  let text = formula
  for (let times = 1 + chance.whole(3); times > 0; times--) text = way(text, pool, chance)
  return text
}

function mutateCharacters(text: string, _pool: Pool, chance: Chance): string {
  const at = chance.whole(text.length + 1)
  const [before, after] = [text.slice(0, at), text.slice(at)]
  switch (chance.whole(4)) {
    case 0:
      return before + chance.pick(CHARACTERS) + after
    case 1:
      return before + after.slice(1)
    case 2:
      return before + chance.pick(CHARACTERS) + after.slice(1)
    default:
      return before + after.slice(0, 2).split('').toReversed().join('') + after.slice(2)
  }
}

function mutateTokens(text: string, pool: Pool, chance: Chance): string {
  const tokens = text.match(/"[^"]*"|[A-Za-z_][\w.]*|\d+|[<>=!]=|\s+|./gsu) ?? []
  if (tokens.length === 0) return chance.pick(pool.names)
  const at = chance.whole(tokens.length)
  const token = tokens[at] ?? ''
  switch (chance.whole(8)) {
    case 0:
      return tokens.toSpliced(at, 1).join('')
    case 1:
      return tokens.toSpliced(at, 0, token).join('')
    case 2:
      return tokens.toSpliced(at, 1, chance.pick(STRANGE)).join('')
    case 3:
      return tokens.toSpliced(at, 1, tokens[chance.whole(tokens.length)] ?? '').join('')
    default:
      return tokens.toSpliced(at, 1, alike(token, pool, chance)).join('')
  }
}

function alike(token: string, { names }: Pool, chance: Chance): string {
  if (FUNCTIONS.includes(token)) return chance.pick(FUNCTIONS)
  if (OPERATORS.includes(token) || OPERATORS.includes(` ${token} `)) return chance.pick(OPERATORS)
  if (/^[A-Za-z_]/.test(token)) return chance.pick(names)
  return /^[01]$/.test(token) ? chance.pick(['0', '1', chance.pick(names)]) : token
}

function mutateTree(text: string, pool: Pool, chance: Chance): string {
  const own = partsOf(text)
  if (own.length === 0) return text
  const { start, end } = chance.pick(own)
  const part = text.slice(start, end)
  const other = () => partTextOf(chance.pick(pool.formulas), chance)
  const changed = [
    () => other(),
    () => `(${other()})`,
    () => `(${part})`,
    () => `-${part}`,
    () => '('.repeat(chance.whole(25)) + part,
    () => `${`${part} + `.repeat(chance.whole(25))}${part}`,
    () => `(not ${part})`,
    () => `${chance.pick(FUNCTIONS)}(${part})`,
    () => `${chance.pick(FUNCTIONS)}(${part}, ${other()})`,
    () => `max(${part}, ${other()}, 0)`,
    () => `when(${other()}, ${part}, ${other()})`,
    () => `(${part} ${chance.pick(OPERATORS)} ${other()})`,
  ]
  return text.slice(0, start) + chance.pick(changed)() + text.slice(end)
}

function partTextOf(formula: string, chance: Chance): string {
  const { start, end } = chance.pick(partsOf(formula))
  return formula.slice(start, end)
}

/** Where every part of a formula stands; none where it is none. */
function partsOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  const parsed = parseFormula(text)
  return 'tree' in parsed ? every(parsed.tree).map(({ span }) => span) : []
}

function every(tree: Tree): readonly Tree[] {
  return tree.type === 'operation' || tree.type === 'call' ? [tree, ...tree.of.flatMap(every)] : [tree]
}
