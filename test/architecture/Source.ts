/** One import of a source file: what it names, and whether types alone come over. */
export interface Import {
  /** As written in the file: `./Period.ts`, `node:fs`, `mathjs/number`. */
  readonly specifier: string
  /** True for `import type`, which leaves nothing behind when types are stripped. */
  readonly isType: boolean
}

/** What the architecture's rules need to know of a source file. */
export interface Source {
  readonly imports: readonly Import[]
  /** Uses of clock, chance and network: `Date.now`, `new Date()`, `Math.random`, `fetch`, `process`. */
  readonly impurities: readonly string[]
}

/** Source files by their path from the root, `models/date/Period.ts`. */
export type Sources = ReadonlyMap<string, Source>
