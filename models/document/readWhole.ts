import { shorten } from './expected.ts'
import type { Model } from './Model.ts'
import type { RawMap } from './Raw.ts'
import { collect, type Report } from './Report.ts'
import { type DocumentFile, readDocument } from './readDocument.ts'
import { readFormat } from './readHeader.ts'
import { readModelTree } from './readModelTree.ts'
import { readScenario } from './readScenario.ts'

/** What a document may see beside itself. */
export interface Sight {
  /** The model or scenario that a scenario extends, or the grouping that a model names. */
  readonly base?: ((name: string) => DocumentFile | undefined) | undefined
  /** The hash of a canonical text, as `extends` writes it: `sha256-` and 64 digits. */
  readonly hashOf?: ((canonicalText: string) => string) | undefined
}

/** A document read with all that it builds on. */
export interface Whole {
  /** The tree of the model with all changes made. */
  readonly tree?: RawMap | undefined
  /** Absent when there is an error. */
  readonly model?: Model | undefined
  readonly report: Report
}

const OTHERS = ['grouping', 'innovation', 'response', 'agreement', 'assignment']

/** Reads a model or a scenario. `above` are the scenarios that led here, the last first. */
export function readWhole(document: DocumentFile, sight: Sight, above: readonly string[] = []): Whole {
  const report = collect()
  const root = readDocument(document, report)
  if (!root || report.hasErrors() || !readFormat(root, report)) return { report }
  if (root.entries.has('scenario')) return readScenario(root, { sight, above, report })
  if (!root.entries.has('model')) return refuseKind(root, report)
  const model = readModelTree(root, { sight, report })
  return { tree: root, model: report.hasErrors() ? undefined : model, report }
}

function refuseKind(root: RawMap, report: Report): Whole {
  const other = OTHERS.find((kind) => root.entries.has(kind))
  const key = root.entries.get(other ?? 'format')?.key
  const message = other
    ? `This is \`${shorten(other)}:\`, and a model or a scenario is needed here.`
    : 'This document does not say what it is.'
  report.error('wrong-document', key?.place ?? root.place, message, {
    hint: 'A model begins with `format: 1` and `model:` with its name.',
  })
  return { report }
}
