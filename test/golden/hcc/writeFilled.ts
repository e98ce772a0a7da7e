import { canonicalModel, readModel } from '../../../models/index.ts'
import { hashOf } from '../../../server/run/hashOf.ts'
import type { HccVersion } from './versions.ts'

/** A scenario that fills the open rates of a version's model, so that it can be shown: the base rate is invented. */
export function writeFilled({ name }: HccVersion, documents: ReadonlyMap<string, string>): string {
  const model = `cms_hcc_${name.toLowerCase()}`
  return `# Made by test/golden/makeHcc.ts: change that, not this.
# The risk score itself does not depend on what is filled here: read it with --facts raw_score_sum.
format: 1
scenario: ${model}_filled
extends: { model: ${model}, hash: ${hashOfModel(model, documents)} }
status: illustrative
label: { sv: 'CMS-HCC ${name}, påhittat grundbelopp', en: 'CMS-HCC ${name}, invented base rate' }
sources:
  invented: { title: Invented for the demonstration }
  defaults: { title: Defaults of open implementations, url: https://github.com/yubin-park/hccpy }
changes:
  parameters:
    base_fee:
      values:
        2024-01-01: { value: 1000, source: invented figure, basis: estimated }
    coding_share:
      values:
        2024-01-01: { value: 0.059, source: defaults coding intensity, basis: general_knowledge }
    normalisation_weight:
      values:
        2024-01-01: { value: 1.015, source: defaults normalisation, basis: general_knowledge }
tests:
  - name: A score of one pays the base rate, less the coding adjustment and normalised
    period: 2026-01
    given:
      plan:
        patients:
          - { age: 70, sex: male, segment: CNA, original_reason: age, medicaid: none, diagnoses: [] }
    expect:
      plan: { raw_score_sum: ${RAW[name]}, capitation_payment: ${PAID[name]} } # ${RAW[name]} × (1 − 0.059) / 1.015, to four decimals, × 1,000
`
}

/** A man of 70 without a diagnosis. */
const RAW = { V22: '0.379', V24: '0.394', V28: '0.396' } as const
const PAID = { V22: '351.40', V24: '365.30', V28: '367.10' } as const

function hashOfModel(name: string, documents: ReadonlyMap<string, string>): string {
  const base = (wanted: string) => {
    const found = [...documents].find(([path]) => path.endsWith(`/${wanted}.yaml`))
    return found && { file: found[0], text: found[1] }
  }
  const document = base(name)
  const { model } = document ? readModel(document.text, document.file, { base }) : {}
  if (!model) throw new Error(`${name} cannot be read.`)
  return hashOf(canonicalModel(model))
}
