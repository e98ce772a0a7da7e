import { resolveImport } from './resolveImport.ts'
import type { Sources } from './Source.ts'

/**
 * Everything that is loaded when a file is loaded, itself included: for each file or package the path by which it was
 * reached first. Imports of types load nothing.
 */
export function reach(start: string, sources: Sources): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, readonly string[]>([[start, [start]]])
  for (const [file, path] of paths) {
    for (const { specifier, isType } of sources.get(file)?.imports ?? []) {
      const target = resolveImport(file, specifier)
      if (!isType && !paths.has(target)) paths.set(target, [...path, target])
    }
  }
  return paths
}
