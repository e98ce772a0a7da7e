import type { DatasetCard } from '../../../../server/contract/dataset.ts'
import type { ComparisonState } from '../../../comparison/Comparison.ts'
import type { Analysis } from '../Analysis.ts'
import { codebook } from './codebook.ts'
import { assignmentFile, assignmentYaml, commandsOf, isOneModel } from './commandsOf.ts'
import type { useText } from '../../../text/useText.ts'
import type { Language } from '../../../text/Language.ts'
import { choiceOf } from '../TableChoice.ts'
import { clinicsCsv } from './clinicsCsv.ts'
import { comparisonCsv } from './comparisonCsv.ts'
import { CSV_FORMS, type CsvFormName } from './CsvForm.ts'
import { scenarioFiles } from './scenarioYaml.ts'

/** What an export is made from. */
interface Exported {
  readonly state: ComparisonState
  readonly analysis: Analysis
  readonly dataset: DatasetCard | undefined
  /** How much of what was paid the baseline reproduces; `null` where nothing was paid, or by another rule. */
  readonly share: number | null
  readonly address: string
  readonly form: CsvFormName
  readonly language: Language
  readonly text: ReturnType<typeof useText>
}

/** The files of an export by name: figures, what they were computed from, and the documents that compute them again. */
export function exportFiles(exported: Exported): Readonly<Record<string, string>> {
  const { state, analysis, dataset, share, address, language, text } = exported
  const form = CSV_FORMS[exported.form]
  const commands = commandsOf(state, analysis)
  const manifest = {
    invented: dataset?.invented ?? null,
    dataset: { name: state.dataset, hash: dataset?.hash ?? null, asOf: dataset?.asOf ?? null },
    period: state.period,
    neutral: state.neutral,
    reconciled: share === null ? null : { model: analysis.base.alternative.name, share, period: state.period },
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
    'comparison.csv': comparisonCsv({ ...analysis, share }, { form, language, sum: text('compare.sum') }),
    'clinics.csv': clinicsCsv({ analysis, choice: choiceOf(state), form, language, text }),
    'manifest.json': `${JSON.stringify(manifest, undefined, 2)}\n`,
    'README.txt': codebook(commands, dataset?.invented ?? false, form),
    ...Object.fromEntries(
      analysis.priced.flatMap((one) => scenarioFiles(one).map((file) => [`${file.name}.yaml`, file.text])),
    ),
    ...Object.fromEntries(
      analysis.priced.filter((one) => !isOneModel(one)).map((one) => [assignmentFile(one), assignmentYaml(one)]),
    ),
  }
}
