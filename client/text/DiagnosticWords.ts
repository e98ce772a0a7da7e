import type { Diagnostic } from '../../models/index.ts'

/** By the code of what is wrong with a document: what it is, and what to do. A code without words does not compile. */
export type DiagnosticWords = Readonly<Record<Diagnostic['code'], readonly [title: string, remedy: string]>>
