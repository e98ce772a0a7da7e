import { parseSync, Visitor } from 'vite'

/** Errors whose code a problem document has, and which argument it is. */
const TROUBLES: Readonly<Record<string, number>> = {
  RunTrouble: 0,
  WarehouseTrouble: 0,
  StoreTrouble: 0,
  RequestRefused: 0,
  RequestTrouble: 2,
}
const KIND = /^\/problems\/([a-z-]+)$/

/** Every code that a source gives to a problem: as an error's, in a `DataError`, to `problemOfKind`, or as an address. */
export function problemCodesIn(path: string, text: string): string[] {
  const { program, errors } = parseSync(path, text)
  if (errors[0]) throw new Error(`${path} cannot be parsed: ${errors[0].message}`)
  const codes: string[] = []
  const add = (node: object | undefined): void => {
    if (node && 'value' in node && typeof node.value === 'string') codes.push(node.value)
  }
  new Visitor({
    NewExpression: ({ callee, arguments: given, start, end }) => {
      if (callee.type !== 'Identifier') return
      const place = TROUBLES[callee.name]
      if (place !== undefined) add(given[place])
      if (callee.name === 'DataError')
        codes.push(...[...text.slice(start, end).matchAll(/\bcode: '([^']+)'/g)].map(([, code = '']) => code))
    },
    CallExpression: ({ callee, arguments: given }) => {
      if (callee.type === 'Identifier' && callee.name === 'problemOfKind') add(given[0])
    },
    Literal: ({ value }) => {
      const code = typeof value === 'string' ? KIND.exec(value)?.[1] : undefined
      if (code !== undefined) codes.push(code)
    },
  }).visit(program)
  return codes
}
