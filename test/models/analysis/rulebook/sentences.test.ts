import { describe, expect, it } from 'vitest'
import { bookOf, linesOf, sectionOf } from './bookOf.ts'

const said = (parts: string, language: 'sv' | 'en', id: string): readonly string[] =>
  linesOf(sectionOf(bookOf(parts, language), id))

const FEE = `parameters:
  visit_fee:
    label: { sv: Besöksavgift, en: Visit fee }
    unit: SEK/contact
    values:
      2026-01-01: { value: 220, source: terms § 4.1 }
`

describe('a payment for each contact', () => {
  const VISITS = `${FEE}payments:
  activity:
    visit_payment:
      label: { sv: Besöksersättning, en: Visit payment }
      each: contact
      formula: when(contact.kind == "visit" or contact.kind == "home_visit", visit_fee, 0)
`

  it('says in Swedish who gets how much for what, when, and where the rate comes from', () => {
    expect(said(VISITS, 'sv', 'payment-visit_payment')).toEqual([
      'För varje vårdkontakt får den vårdcentral som gör den besöksavgift (220 SEK per vårdkontakt) om vårdkontakten är ett besök eller ett hembesök. Annars betalas inget.',
      'Betalas för den månad då vårdkontakten görs, med den månadens sats.',
      '* Besöksavgift: 220 SEK per vårdkontakt från 2026-01-01 (beslutad siffra). Källa: Terms, § 4.1.',
    ])
  })

  it('says the same in English', () => {
    expect(said(VISITS, 'en', 'payment-visit_payment')).toEqual([
      'For each contact the clinic that makes it receives the visit fee (220 SEK per contact) if the contact is a visit or a home visit. Otherwise nothing is paid.',
      'It is paid for the month in which the contact is made, at the rate of that month.',
      '* Visit fee: 220 SEK per contact from 2026-01-01 (decided figure). Source: Terms, § 4.1.',
    ])
  })

  it('says that a clinic pays what is taken from it', () => {
    const CHARGE = `${FEE}payments:
  deduction:
    elsewhere_charge:
      label: { sv: Avdrag, en: Charge }
      each: contact
      paid_to: listing_clinic
      formula: when(contact.listing == "elsewhere", -visit_fee, 0)
`
    expect(said(CHARGE, 'sv', 'payment-elsewhere_charge')[0]).toBe(
      'För varje vårdkontakt betalar den vårdcentral där patienten är listad besöksavgift (220 SEK per vårdkontakt) om vårdkontakten görs på en annan vårdcentral. Annars betalas inget.',
    )
    expect(said(CHARGE, 'en', 'payment-elsewhere_charge')[0]).toBe(
      'For each contact the clinic that lists the patient pays the visit fee (220 SEK per contact) if the contact is made at another clinic. Otherwise nothing is paid.',
    )
  })

  it('lists the cases of a choice within a choice in the order in which they are asked', () => {
    const CASES = `${FEE}payments:
  activity:
    visit_payment:
      label: { sv: Ersättning, en: Payment }
      each: contact
      formula: when(contact.kind == "visit", when(contact.profession == "gp", visit_fee + visit_fee, visit_fee), 0)
`
    expect(said(CASES, 'en', 'payment-visit_payment').slice(0, 4)).toEqual([
      'For each contact the clinic that makes it receives the first of these that applies:',
      '- the visit fee (220 SEK per contact) plus the visit fee, if the contact is a visit and is made by a doctor;',
      '- the visit fee, if the contact is a visit;',
      '- otherwise nothing.',
    ])
  })
})

describe('a payment for each patient', () => {
  const POINTS = `parameters:
  base_fee:
    label: { sv: Grundbelopp, en: Base fee }
    unit: SEK/point/month
    values:
      2026-01-01: { value: 240, source: terms § 3.1 }
      2027-01-01: { basis: missing, source: terms § 3.1, note: { sv: Inte funnen än., en: Not found yet. } }
tables:
  age_points:
    label: { sv: Poäng efter ålder och kön, en: Points by age and sex }
    unit: points
    by: [patient.age, patient.sex]
    values:
      2026-01-01:
        source: terms table 2
        basis: estimated
        rows:
          0-64: { female: 0.95, male: 0.75 }
          65+: { female: 1.3, male: 1.35 }
payments:
  fixed:
    base_payment:
      label: { sv: Grundersättning, en: Base payment }
      each: patient
      formula: base_fee * age_points
`

  it('has both figures of a rate in its sentence, and says the missing one as missing', () => {
    expect(said(POINTS, 'sv', 'payment-base_payment')).toEqual([
      'För varje listad patient får vårdcentralen grundbelopp (240 SEK per poäng och månad, saknas från 2027-01-01) gånger poäng efter ålder och kön enligt tabell 1.',
      'Räknas och betalas varje månad.',
      '* Grundbelopp: 240 SEK per poäng och månad från 2026-01-01 till och med 2026-12-31 (beslutad siffra). Källa: Terms, § 3.1.',
      '* Grundbelopp: saknas från 2027-01-01. Källa: Terms, § 3.1. Inte funnen än.',
    ])
  })

  it('shows a table as a table, with unit, days, basis and source', () => {
    expect(said(POINTS, 'sv', 'table-age_points')).toEqual([
      'Poäng, från 2026-01-01',
      'Ålder | Kvinna | Man',
      '0–64 | 0.95 | 0.75',
      '65 och uppåt | 1.3 | 1.35',
      '* Från 2026-01-01 (uppskattad siffra). Källa: Terms, table 2.',
    ])
    expect(said(POINTS, 'en', 'table-age_points').slice(1, 4)).toEqual([
      'Age | Female | Male',
      '0–64 | 0.95 | 0.75',
      '65 and above | 1.3 | 1.35',
    ])
  })

  it('lists what is missing or not decided, with the payments that rest on it', () => {
    expect(said(POINTS, 'en', 'undecided').slice(2)).toEqual([
      'Figure | Holds | Basis | Payments that rest on it',
      'Base fee | from 2027-01-01 | missing | Base payment',
      'Points by age and sex (table 1) | from 2026-01-01 | estimated | Base payment',
    ])
    expect(said(POINTS, 'en', 'about').slice(0, 2)).toEqual([
      'The model is illustrative. Figures in it may be assumed. Do not read it as a rule that was decided.',
      'One figure is missing. For the days on which it holds nothing can be computed until it is filled in. One figure is not decided. See section 6.',
    ])
  })
})

describe('a pot', () => {
  it('says which clinics share it, by what, and what happens with the rest', () => {
    const POT = `facts:
  clinic:
    rural_points: { label: { sv: Glesbygdspoäng, en: Rural points }, unit: points, table: clinics, missing: 0 }
parameters:
  rural_budget:
    label: { sv: Ram för glesbygd, en: Rural budget }
    unit: SEK/region/month
    values: { 2026-01-01: { value: 400000, source: terms § 6 } }
payments:
  special:
    rural_payment:
      label: { sv: Glesbygdsersättning, en: Rural payment }
      each: clinic
      pot: rural_budget
      scope: all_clinics
      shared_by: when(clinic.owner_kind == "private", clinic.rural_points, 0)
`
    expect(said(POT, 'sv', 'payment-rural_payment')[0]).toBe(
      'Ram för glesbygd (400000 SEK per region och månad) delas mellan de vårdcentraler där vårdcentralen drivs privat, i förhållande till glesbygdspoäng. Hela beloppet betalas ut en gång. Om ingen vårdcentral har någon andel stannar beloppet hos regionen. Alla vårdcentraler räknas med.',
    )
    expect(said(POT, 'en', 'data').slice(1)).toEqual([
      'Fact | About | Given as | When it is missing',
      'Own or private | the clinic | one of: public, private | the computation stops',
      'Rural points | the clinic | points | it counts as 0',
    ])
  })
})

describe('a payment for an indicator', () => {
  const GOAL = `facts:
  patient:
    hba1c: { label: { sv: HbA1c, en: HbA1c }, unit: mmol/mol, table: measurements, over: 12 months }
parameters:
  outcome_fee:
    label: { sv: Resultatersättning per patient, en: Outcome fee }
    unit: SEK/patient/year
    values: { 2026-01-01: { value: 600, source: terms § 5.2 } }
indicators:
  hba1c_at_goal:
    label: { sv: HbA1c under målvärdet, en: HbA1c at goal }
    over: 12 months
    denominator: has(patient.conditions, "diabetes") and known(patient.hba1c)
    numerator: patient.hba1c <= indicator.goal
    limits:
      2026-01-01: { goal: 52, from: 0.5, to: 0.8, source: terms § 5.1 }
formulas:
  indicator:
    attained:
      label: { sv: Uppnådd del, en: Part attained }
      unit: share
      formula: ramp(indicator.share, indicator.from, indicator.to)
payments:
  target:
    outcome_payment:
      label: { sv: Resultatersättning, en: Outcome payment }
      each: indicator
      of: [hba1c_at_goal]
      over: year
      formula: outcome_fee * indicator.denominator * indicator.attained
`

  it('names it, and says for which year and how it is paid', () => {
    expect(said(GOAL, 'en', 'payment-outcome_payment').slice(0, 2)).toEqual([
      'For the indicator HbA1c at goal the clinic receives the outcome fee (600 SEK per patient and year) times the indicator’s denominator times the part attained.',
      'It is computed for a year at a time and paid in December. Rates are read on 1 January, the list and the data at the cut-off of December.',
    ])
    expect(said(GOAL, 'sv', 'step-indicator-attained')[0]).toBe(
      'Detta är en andel som stiger i rät linje från 0, när indikatorns utfall är indikatorns undre gräns eller mindre, till 1, när indikatorns utfall är indikatorns övre gräns eller mer.',
    )
  })

  it('says what it counts and shows its limits', () => {
    expect(said(GOAL, 'sv', 'indicator-hba1c_at_goal')).toEqual([
      'Räknas på vårdcentralens listade patienter. De tolv månader som slutar på brytdagen räknas med.',
      '- I nämnaren räknas de där patienten har diabetes och det finns uppgift om HbA1c.',
      '- I täljaren räknas de av dem där HbA1c är högst indikatorns målvärde.',
      'Gränser, HbA1c under målvärdet',
      'Från | Målvärde | Undre gräns | Övre gräns | Källa och grund',
      // 0.5 and 0.8 are what the result, a share, is held against; 52 is not.
      '2026-01-01 | 52 | 50 % | 80 % | Beslutad siffra. Källa: Terms, § 5.1.',
    ])
  })
})

describe('what a payment is made from', () => {
  const STEPS = `${FEE}formulas:
  clinic:
    listed: { label: { sv: Listade, en: Listed }, unit: patients, formula: count(patients) }
    capped:
      unit: contacts/month
      round: { to: 0.5, how: half_away }
      formula: min(count(clinic.contacts.kind == "visit"), count(clinic.contacts), count(patients.contacts))
  region:
    need:
      unit: weight
      scope: all_clinics
      formula: mean(clinics.cni_raw, clinics.listed)
payments:
  special:
    need_payment:
      label: { sv: Behovsersättning, en: Payment for need }
      each: clinic
      formula: visit_fee * clinic.capped * clinic.cni_raw / region.need
`

  it('is said where it is used if it is short, with the clinics that are counted', () => {
    expect(said(STEPS, 'sv', 'payment-need_payment').slice(0, 5)).toEqual([
      'Vårdcentralen får produkten av:',
      '- besöksavgift (220 SEK per vårdkontakt);',
      '- antal vårdkontakter för vårdcentralen i behovsersättning;',
      '- ”CNI, vägda personer per listad”.',
      'Det delas med (medelvärdet av ”CNI, vägda personer per listad” för alla vårdcentraler, vägt med listade).',
    ])
  })

  it('has a paragraph of its own if it is rounded, by what it is and for which payment', () => {
    expect(said(STEPS, 'en', 'step-clinic-capped')).toEqual([
      'This is the lowest of:',
      '- the number of contacts made at the clinic where the contact is a visit;',
      '- the number of contacts made at the clinic;',
      '- the number of contacts of the listed patients (wherever made).',
      'Computed for each clinic. It is rounded to the nearest 0.5; a half is rounded away from zero.',
    ])
    expect(sectionOf(bookOf(STEPS, 'sv'), 'step-clinic-capped').heading).toBe(
      'Antal vårdkontakter för vårdcentralen i behovsersättning',
    )
    expect(sectionOf(bookOf(STEPS, 'en'), 'step-clinic-capped').heading).toBe(
      'Number of contacts for the clinic in payment for need',
    )
  })

  it('goes by the name of the payment that it is, where it has no label', () => {
    const TWICE = `parameters:
  base_fee:
    label: { sv: Grundbelopp, en: Base fee }
    unit: SEK/patient/month
    values: { 2026-01-01: { value: 240, source: terms § 3.1 } }
formulas:
  clinic:
    base_earned: { unit: SEK/month, formula: base_fee * count(patients) }
    doubled: { label: { sv: Dubbelt, en: Twice }, unit: SEK/month, formula: clinic.base_earned + clinic.base_earned + clinic.base_earned }
payments:
  fixed:
    base_payment: { label: { sv: Grundersättning, en: Base payment }, each: clinic, formula: clinic.base_earned }
    more_payment: { label: { sv: Mer, en: More }, each: clinic, formula: clinic.doubled * clinic.cni_raw * clinic.base_earned / clinic.base_earned }
`
    expect(said(TWICE, 'sv', 'payment-base_payment')[0]).toBe(
      'Vårdcentralen får grundbelopp (240 SEK per patient och månad) gånger antalet listade patienter.',
    )
    expect(said(TWICE, 'sv', 'payment-more_payment').slice(0, 5)).toEqual([
      'Vårdcentralen får produkten av:',
      '- dubbelt;',
      '- ”CNI, vägda personer per listad”;',
      '- grundersättning.',
      'Det delas med grundersättning.',
    ])
  })
})
