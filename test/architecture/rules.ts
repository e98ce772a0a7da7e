import { reach } from './reach.ts'
import { resolveImport } from './resolveImport.ts'
import type { Sources } from './Source.ts'

/** Imports that the table does not allow their room, as `models/a.ts → node:fs`; of types, as `→ type server/b.ts`. */
export function offendingImports(sources: Sources, room: string, allowed: readonly RegExp[]): string[] {
  return importsOf(sources, (file) => file.startsWith(`${room}/`))
    .filter(({ target }) => !allowed.some((pattern) => pattern.test(target)))
    .map(({ file, target }) => `${file} → ${target}`)
}

/** Imports inside `models` that go against the order of its folders, or to a folder that the table does not know. */
export function offendingOrder(sources: Sources, mayImport: Readonly<Record<string, readonly string[]>>): string[] {
  return importsOf(sources, (file) => folderOf(file) !== undefined).flatMap(({ file, target, plain }) => {
    const from = folderOf(file)
    const to = folderOf(plain)
    if (from === undefined || !plain.startsWith('models/') || from === to) return []
    const allowed = mayImport[from] ?? []
    const isAllowed = to !== undefined && (allowed.includes(to) || (allowed.includes(`type ${to}`) && target !== plain))
    return isAllowed ? [] : [`${file} → ${target}`]
  })
}

/** Clock, chance and network in a room that must be pure. */
export function offendingUses(sources: Sources, room: string): string[] {
  return [...sources]
    .filter(([file]) => file.startsWith(`${room}/`))
    .flatMap(([file, { impurities }]) => impurities.map((name) => `${file} uses ${name}`))
}

/** Ways by which loading one file loads what it must stay free of. */
export function offendingReach(sources: Sources, start: string, forbidden: RegExp): string[] {
  return [...reach(start, sources)].filter(([target]) => forbidden.test(target)).map(([, path]) => path.join(' → '))
}

function importsOf(sources: Sources, isWanted: (file: string) => boolean) {
  return [...sources]
    .filter(([file]) => isWanted(file))
    .flatMap(([file, { imports }]) =>
      imports.map(({ specifier, isType }) => {
        const plain = resolveImport(file, specifier)
        return { file, plain, target: isType ? `type ${plain}` : plain }
      }),
    )
}

function folderOf(path: string): string | undefined {
  return /^models\/([^/]+)\//.exec(path)?.[1]
}
