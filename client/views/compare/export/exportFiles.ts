import type { DatasetCard } from '../../../../server/contract/dataset.ts'
import type { ComparisonState } from '../../../comparison/Comparison.ts'
import type { Analysis } from '../Analysis.ts'
import { codebook } from './codebook.ts'
import { assignmentFile, assignmentYaml, commandsOf, isOneModel } from './commandsOf.ts'
import { comparisonCsv } from './comparisonCsv.ts'
import { scenarioFiles } from './scenarioYaml.ts'

/** What an export is made from. */
interface Exported {
  readonly state: ComparisonState
  readonly analysis: Analysis
  readonly dataset: DatasetCard | undefined
  readonly address: string
}

/** The files of an export by name: figures, what they were computed from, and the documents that compute them again. */
export function exportFiles({ state, analysis, dataset, address }: Exported): Readonly<Record<string, string>> {
  const commands = commandsOf(state, analysis)
  const manifest = {
    invented: dataset?.invented ?? null,
    dataset: { name: state.dataset, hash: dataset?.hash ?? null, asOf: dataset?.asOf ?? null },
    period: state.period,
    neutral: state.neutral,
    address,
    ...commands,
    alternatives: analysis.priced.map(({ letter, alternative, label, entries, amounts, lock, parts }) => ({
      letter,
      name: alternative.name,
      label,
      entries,
      ratesOf: alternative.ratesOf ?? null,
      changes: alternative.changes,
      lock: lock ?? null,
      total: amounts.total / 100,
      parts: parts.map(({ model, ratesOf, undecidedShare, warnings, manifest: own }) => ({
        model: model.name,
        status: model.status,
        ratesOf,
        undecidedShare,
        warnings,
        manifest: own,
      })),
    })),
  }
  return {
    'comparison.csv': comparisonCsv(analysis),
    'manifest.json': `${JSON.stringify(manifest, undefined, 2)}\n`,
    'README.txt': codebook(commands, dataset?.invented ?? false),
    ...Object.fromEntries(
      analysis.priced.flatMap((one) => scenarioFiles(one).map(({ name, text }) => [`${name}.yaml`, text])),
    ),
    ...Object.fromEntries(
      analysis.priced.filter((one) => !isOneModel(one)).map((one) => [assignmentFile(one), assignmentYaml(one)]),
    ),
  }
}
