/** A rule of a pot that is shared by visits, and a fee a visit. */
export const VISIT_RULE = `format: 1
model: visit_rule
status: illustrative
label: { sv: Besöksregel, en: Rule of visits }
valid: { from: 2026-01-01 }
currency: SEK
cut_off: last day of previous month
sources:
  terms: { title: Terms, published: 2025-11-03 }
parameters:
  pot_budget:
    label: { sv: Pott, en: Pot }
    unit: SEK/region/month
    values:
      2026-01-01: { value: 1000, source: terms § 1 }
  visit_fee:
    label: { sv: Besök, en: Visit }
    unit: SEK/contact
    values:
      2026-01-01: { value: 10, source: terms § 2 }
payments:
  fixed:
    pot_payment:
      label: { sv: Pott, en: Pot }
      each: clinic
      pot: pot_budget
      scope: all_clinics
      shared_by: count(clinic.contacts)
  activity:
    visit_payment:
      label: { sv: Besök, en: Visit }
      each: contact
      formula: visit_fee
`

const CLINICS = 'id,opened\nA,2000-01-01\nB,2000-01-01\nC,2000-01-01\n'

/** Three clinics with so many visits in March 2026, and what they were paid. */
export function visitData(
  visits: Readonly<Record<'A' | 'B' | 'C', number>>,
  paid?: readonly string[],
): Readonly<Record<string, string>> {
  const rows = Object.entries(visits).map(([clinic, n]) => `${clinic},unlisted,2026-03,${n},visit\n`)
  return {
    'clinics.csv': CLINICS,
    'contacts.csv': `clinic,listed_at,month,n,kind\n${rows.join('')}`,
    ...(paid && { 'paid.csv': `clinic,payment,period,amount,known_at\n${paid.map((row) => `${row}\n`).join('')}` }),
  }
}
