import * as mathjs from 'mathjs/number'

/** What mathjs made of a part of an expression. */
export interface MathNode {
  /** As mathjs calls it: `OperatorNode`. */
  readonly type: string
  /** Of an operator, what it does: `add`. */
  readonly fn?: string | undefined
  /** The operator as it was written. */
  readonly op?: string | undefined
  /** Was it left out in the text, as in `2 x`? */
  readonly isImplicit?: boolean | undefined
  /** Of an operator, a function or a chain of comparisons; of brackets what is in them. */
  readonly args: readonly MathNode[]
}

/**
 * The parser of mathjs alone, whose factory is given nodes that hold what `parseFormula` reads and evaluate nothing. mathjs's own nodes
 * bring its functions with them, and a tenth of a second passes at each start until these are made ready for numbers that a formula
 * never gives them.
 *
 * @throws SyntaxError where mathjs cannot read it
 */
export const parseMath: (expression: string) => MathNode = (mathjs as unknown as Factories).createParse({
  typed: Object.assign((_: string, { string: parse }: { readonly string: Parse }) => parse, {
    addConversion: () => undefined,
  }),
  numeric: Number,
  config: { number: 'number', numberFallback: 'number' },
  OperatorNode: nodeOf('OperatorNode', (op: string, fn: string, args: readonly MathNode[], isImplicit?: boolean) => ({
    op,
    fn,
    args,
    isImplicit,
  })),
  FunctionNode: nodeOf('FunctionNode', (_: MathNode, args: readonly MathNode[]) => ({ args })),
  RelationalNode: nodeOf('RelationalNode', (_: readonly string[], args: readonly MathNode[]) => ({ args })),
  ParenthesisNode: nodeOf('ParenthesisNode', (content: MathNode) => ({ args: [content] })),
  SymbolNode: nodeOf('SymbolNode', () => ({ args: [] })),
  ...Object.fromEntries(
    [
      'AccessorNode',
      'ArrayNode',
      'AssignmentNode',
      'BlockNode',
      'ConditionalNode',
      'ConstantNode',
      'FunctionAssignmentNode',
      'IndexNode',
      'ObjectNode',
      'RangeNode',
    ].map((type) => [type, nodeOf(type, () => ({ args: [] }))]),
  ),
})

type Parse = (expression: string) => MathNode

/** What the typings leave out. */
interface Factories {
  readonly createParse: (parts: Readonly<Record<string, unknown>>) => Parse
}

/** A class of nodes as mathjs asks for them: by `isNode` of the class, and `isSymbolNode` or the like of each. */
function nodeOf<Args extends readonly unknown[]>(type: string, read: (...args: Args) => Omit<MathNode, 'type'>) {
  return class {
    readonly type = type
    constructor(...args: Args) {
      Object.assign(this, read(...args))
    }
    get isNode(): boolean {
      return true
    }
    static {
      Object.defineProperty(this.prototype, `is${type}`, { value: true })
    }
  }
}
