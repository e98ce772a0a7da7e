import { parseSync, Visitor } from 'vite'
import type { Import, Source } from './Source.ts'

/** A name that no pure module may reach for, whatever it does with it. */
const IMPURE_NAMES = ['fetch', 'process', 'performance', 'crypto', 'setTimeout', 'setInterval', 'XMLHttpRequest']
const IMPURE_MEMBERS = ['Date.now', 'Math.random', 'globalThis.fetch']

/** Parses one file with the compiler that also builds the project, so that no way to write an import is overlooked. */
export function readSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text)
  if (errors[0]) throw new Error(`${path} cannot be parsed: ${errors[0].message}`)

  const imports: Import[] = []
  const impurities: string[] = []
  const properties = new Set<number>()
  const add = (specifier: string, isType: boolean) => imports.push({ specifier, isType })

  new Visitor({
    ImportDeclaration: (node) => add(node.source.value, node.importKind === 'type'),
    ExportAllDeclaration: (node) => add(node.source.value, node.exportKind === 'type'),
    ExportNamedDeclaration: (node) => node.source && add(node.source.value, node.exportKind === 'type'),
    TSImportType: (node) => add(wordOf(node.source), true),
    TSImportEqualsDeclaration: () => add('import … = require(…)', false),
    ImportExpression: (node) => add(wordOf(node.source), false),
    CallExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'require') add('require(…)', false)
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date') impurities.push('Date()')
    },
    NewExpression: (node) => {
      const isDate = node.callee.type === 'Identifier' && node.callee.name === 'Date'
      if (isDate && node.arguments.length === 0) impurities.push('new Date()')
    },
    MemberExpression: (node) => {
      if (node.computed) return
      properties.add(node.property.start)
      const owner = node.object.type === 'Identifier' ? node.object.name : ''
      const member = `${owner}.${node.property.name}`
      if (IMPURE_MEMBERS.includes(member)) impurities.push(member)
    },
    Property: (node) => {
      if (!node.computed && !node.shorthand) properties.add(node.key.start)
    },
    Identifier: (node) => {
      if (IMPURE_NAMES.includes(node.name) && !properties.has(node.start)) impurities.push(node.name)
    },
  }).visit(program)

  return { imports, impurities }
}

/** The word in an import's brackets; one that is computed names no file, so that every rule refuses it. */
function wordOf(node: object): string {
  return 'value' in node && typeof node.value === 'string' ? node.value : 'a computed import(…)'
}
