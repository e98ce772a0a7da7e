import type { ModelPaid, OracleResult, Paid } from '../oracle/oracle.ts'
import type { EngineResult } from './engines.ts'

/** Where an engine does not say what the oracle says, each in a line; none when they agree to the öre. */
export function disagreements(right: OracleResult, found: EngineResult): readonly string[] {
  if ('refused' in found) return [`refused: ${found.refused}`]
  if ('noAnswer' in right) {
    const payments = [...new Set(right.noAnswer.map(({ payment }) => payment))]
    if (!('noAnswer' in found)) return [`${payments.join(', ')}: no answer (${right.noAnswer[0].why}), but it is paid`]
    return payments.includes(found.noAnswer.payment)
      ? []
      : [`${payments.join(', ')}: no answer, but said of ${found.noAnswer.payment}`]
  }
  if ('noAnswer' in found) return [`${found.noAnswer.payment}: no answer (${found.noAnswer.why}), but there is one`]
  return Object.entries(right.models).flatMap(([name, model]) => {
    const other = found.models[name]
    return other ? differencesIn(model, other).map((line) => `${name}, ${line}`) : [`${name}: not paid`]
  })
}

function differencesIn(right: ModelPaid, found: ModelPaid): readonly string[] {
  const clinics = [...new Set([...Object.keys(right.clinics), ...Object.keys(found.clinics)])]
  return [
    ...clinics.flatMap((clinic) => {
      const [one, other] = [right.clinics[clinic]?.payments ?? {}, found.clinics[clinic]?.payments ?? {}]
      return differences(clinic, one, other)
    }),
    ...differences('region', right.region.payments, found.region.payments),
    ...differences('unpaid', right.unpaid, found.unpaid),
    ...differences('totals', totals(right), totals(found)),
  ]
}

function totals({ clinics, region }: ModelPaid): Readonly<Record<string, bigint>> {
  const ofClinics = Object.entries(clinics).map(([clinic, { total }]) => [clinic, total] as const)
  return { region: region.total, ...Object.fromEntries(ofClinics) }
}

/** What is not there is nothing: a clinic that a model never pays need not be listed under it. */
function differences(
  where: string,
  right: Readonly<Record<string, Paid>>,
  found: Readonly<Record<string, Paid>>,
): readonly string[] {
  const names = [...new Set([...Object.keys(right), ...Object.keys(found)])]
  const unlisted = (paid: Paid | undefined) => (paid === undefined || paid === 'not settled' ? 0n : paid)
  return names.flatMap((name) => {
    const [one, other] = [right[name], found[name]]
    const isSame = one === undefined || other === undefined ? unlisted(one) === unlisted(other) : one === other
    return isSame ? [] : [`${where}, ${name}: ${String(one)} öre, not ${String(other)}`]
  })
}
