import { posix } from 'node:path'

/**
 * Where an import leads: the path from the root for a file of ours, the name as written for a package.
 *
 * @example
 * resolveImport('models/plan/compile.ts', '../date/Period.ts') // => 'models/date/Period.ts'
 * resolveImport('models/formula/parse.ts', 'mathjs/number') // => 'mathjs/number'
 */
export function resolveImport(importer: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(posix.dirname(importer), specifier) : specifier
}
