import { describe, expect, it } from 'vitest'
import { bookOf, linesOf, sectionOf } from './bookOf.ts'

const said = (parts: string, language: 'sv' | 'en', id: string): readonly string[] =>
  linesOf(sectionOf(bookOf(parts, language), id))

const FEE = `parameters:
  visit_fee:
    label: { sv: Besöksersättning, en: Visit payment }
    unit: SEK/contact
    values: { 2026-01-01: { value: 220, source: terms § 4.1 } }
`

/** A model that pays one fee per contact where a condition holds, and what else it needs. */
const visits = (condition: string, more = ''): string => `${FEE}${more}payments:
  activity:
    visit_payment:
      label: { sv: Besöksersättning, en: Visit payment }
      each: contact
      formula: when(${condition}, visit_fee, 0)
`

const sentence = (condition: string, language: 'sv' | 'en', more = ''): string =>
  said(visits(condition, more), language, 'payment-visit_payment')[0] ?? ''

describe('a rate that has the label of its payment', () => {
  it('is the rate there, so that no sentence says the same twice', () => {
    const condition = 'contact.kind == "visit"'
    expect(sentence(condition, 'sv')).toMatch(/får den vårdcentral som gör den satsen \(220 SEK per vårdkontakt\) om/)
    expect(sentence(condition, 'en')).toMatch(/receives the rate \(220 SEK per contact\) if/)
  })
})

describe('conditions', () => {
  it('say a subject once', () => {
    const condition = 'contact.kind == "visit" and contact.profession == "gp"'
    expect(sentence(condition, 'sv')).toContain(' om vårdkontakten är ett besök och görs av läkare.')
    expect(sentence(condition, 'en')).toContain(' if the contact is a visit and is made by a doctor.')
  })

  it('name a choice of words without brackets, and end it with a comma', () => {
    const condition = '(contact.listing == "here" or contact.listing == "elsewhere") and contact.kind == "visit"'
    expect(sentence(condition, 'sv')).toContain(
      ' om patienten är listad där vårdkontakten görs eller listad på en annan vårdcentral, och vårdkontakten är ett besök.',
    )
    expect(sentence('contact.listing == "elsewhere"', 'en')).toContain(
      ' if the patient is listed at another clinic than where the contact is made.',
    )
  })

  it('have a line each where there are more than two', () => {
    const condition = 'contact.kind == "visit" and contact.profession == "gp" and not contact.is_outpatient'
    expect(said(visits(condition), 'sv', 'payment-visit_payment').slice(0, 6)).toEqual([
      'För varje vårdkontakt får den vårdcentral som gör den satsen (220 SEK per vårdkontakt).',
      'Det betalas om:',
      '- vårdkontakten är ett besök,',
      '- vårdkontakten görs av läkare, och',
      '- vårdkontakten inte är i öppenvård.',
      'Annars betalas inget.',
    ])
  })

  const ENROLLED = `facts:
  contact:
    is_enrolled: { label: { sv: Inskriven, en: Enrolled }, kind: boolean, table: contacts }
    order:
      label: { sv: Hembesök i ordning, en: Home visit in order }
      kind: word
      words: { first: { label: { sv: Första, en: First } }, later: { label: { sv: Senare, en: Later } } }
      table: contacts
      missing: later
`

  it('say that something is true without saying first that it is known', () => {
    expect(sentence('known(contact.is_enrolled) and contact.is_enrolled', 'sv', ENROLLED)).toContain(
      ' om ”Inskriven” gäller för vårdkontakten.',
    )
    expect(sentence('not (known(contact.is_enrolled) and contact.is_enrolled)', 'en', ENROLLED)).toContain(
      ' if “Enrolled” does not hold for the contact or is not known.',
    )
  })

  it('keep that it is known where the rest does not say it', () => {
    expect(sentence('known(contact.order) and contact.order != "first"', 'sv', ENROLLED)).toContain(
      'det finns uppgift om hembesök i ordning och ”Hembesök i ordning” inte är första',
    )
  })

  it('use the labels that a model gives to words of its own, also in the list of data and in mathematics', () => {
    expect(sentence('contact.order == "first"', 'sv', ENROLLED)).toContain(' om ”Hembesök i ordning” är första.')
    expect(sentence('contact.order == "first"', 'en', ENROLLED)).toContain(' if “Home visit in order” is first.')
    const book = visits('contact.order == "first"', ENROLLED)
    expect(said(book, 'sv', 'data').at(-1)).toBe(
      'Hembesök i ordning | vårdkontakten | ett av: första, senare | räknas den som senare',
    )
    const { blocks } = sectionOf(bookOf(book, 'sv'), 'payment-visit_payment')
    expect(JSON.stringify(blocks)).toContain('{"tag":"mtext","of":"första"}')
  })

  it('say a word that nobody gave a label as the data writes it, in quotes and without underscores', () => {
    const unlabelled = ENROLLED.replace(/words: \{.*\n/, 'words: [level_1, later]\n')
    expect(sentence('contact.order == "level_1"', 'sv', unlabelled)).toContain(' är ”level 1”.')
  })

  it('say diseases in one breath, and that there is some contact', () => {
    const MODEL = `parameters:
  bundle_fee:
    label: { sv: Paketpris, en: Bundle price }
    unit: SEK/patient/year
    values: { 2026-01-01: { value: 2400, source: terms § 2 } }
formulas:
  patient:
    has_bundle:
      label: { sv: Har ett paket, en: Has a bundle }
      formula: has(patient.conditions, "diabetes") or has(patient.conditions, "copd")
payments:
  fixed:
    bundle_payment:
      label: { sv: Paketersättning, en: Bundle payment }
      each: patient
      over: quarter
      formula: when(patient.has_bundle and any(contacts.kind == "visit") and patient.age >= 1, bundle_fee, 0)
`
    expect(said(MODEL, 'sv', 'step-patient-has_bundle')[0]).toBe('Detta gäller om patienten har diabetes eller KOL.')
    expect(said(MODEL, 'sv', 'payment-bundle_payment').slice(2, 5)).toEqual([
      '- ”Har ett paket” gäller,',
      '- det finns någon vårdkontakt med patienten (var den än görs) där vårdkontakten är ett besök, och',
      '- patientens ålder är minst 1 år.',
    ])
  })
})

describe('a formula with a label', () => {
  const MODEL = `parameters:
  list_fee:
    label: { sv: Ersättning per listad, en: Payment per listed }
    unit: SEK/patient/month
    values: { 2026-01-01: { value: 100, source: terms § 2 } }
formulas:
  clinic:
    listed: { label: { sv: Antal listade, en: Number listed }, unit: patients, formula: count(patients) }
    earned: { label: { sv: Intjänat, en: Earned }, unit: SEK/month, formula: list_fee * clinic.listed }
    drug_cost:
      label: { sv: Läkemedelskostnad, en: Drug cost }
      unit: SEK/month
      formula: sum(when(clinic.costs.kind == "drugs", clinic.costs.amount, 0))
      note: { sv: Före rabatt., en: Before rebates. }
  region:
    all_listed: { label: { sv: Listade i regionen, en: Listed in the region }, unit: patients, scope: all_clinics, formula: sum(clinics.listed) }
    shown_share: { label: { sv: Andel som visas, en: Share that is shown }, unit: patients, scope: all_clinics, formula: mean(clinics.listed) }
payments:
  fixed:
    list_payment: { label: { sv: Listersättning, en: List payment }, each: clinic, formula: clinic.earned }
    cost_payment:
      label: { sv: Kostnadsersättning, en: Cost payment }
      each: clinic
      formula: clinic.drug_cost * clinic.listed / region.all_listed
`

  it('that is all of a payment is said in the payment, not by a name that says nothing', () => {
    expect(said(MODEL, 'sv', 'payment-list_payment')[0]).toBe(
      'Vårdcentralen får ersättning per listad (100 SEK per patient och månad) gånger antal listade.',
    )
  })

  it('is called by it, without saying whose it is where that is clear', () => {
    expect(said(MODEL, 'sv', 'payment-cost_payment')[0]).toBe(
      'Vårdcentralen får läkemedelskostnad gånger antal listade delat med listade i regionen.',
    )
    expect(said(MODEL, 'en', 'payment-cost_payment')[0]).toBe(
      'The clinic receives the drug cost times the number listed divided by the listed in the region.',
    )
  })

  it('has a paragraph that needs no verb to agree with its name, and its note below', () => {
    expect(said(MODEL, 'sv', 'step-clinic-drug_cost')).toEqual([
      'Detta är vårdcentralens kostnader för läkemedel.',
      'Räknas för varje vårdcentral.',
      'Anmärkning: Före rabatt.',
    ])
    expect(said(MODEL, 'en', 'step-clinic-listed')[0]).toBe('This is the number of listed patients.')
  })

  it('that no payment reads stands apart', () => {
    const beside = sectionOf(bookOf(MODEL, 'en'), 'beside')
    expect(beside.sections.map(({ heading }) => heading)).toEqual(['Share that is shown'])
    expect(linesOf(beside)).toEqual(['Nothing here is paid. It shows or tests what the model yields.'])
  })
})

describe('an amount of many parts', () => {
  it('has a line for each factor, and below them a sentence on what they are divided by', () => {
    const MODEL = `parameters:
  list_fee:
    label: { sv: Ersättning per listad, en: Payment per listed }
    unit: SEK/patient/month
    values: { 2026-01-01: { value: 100, source: terms § 2 } }
payments:
  fixed:
    list_payment:
      label: { sv: Listersättning, en: List payment }
      each: clinic
      formula: list_fee * count(patients) * (1 + clinic.cni_relative) / clinic.cni_raw
`
    expect(said(MODEL, 'en', 'payment-list_payment').slice(0, 5)).toEqual([
      'The clinic receives the product of:',
      '- the payment per listed (100 SEK per patient and month);',
      '- the number of listed patients;',
      '- 1 plus the Care Need Index relative to the mean.',
      'That is divided by the “Care Need Index, weighted persons per listed”.',
    ])
  })
})

describe('a limit', () => {
  it('is called by the label that its indicator gives it', () => {
    const MODEL = `${FEE.replace('SEK/contact', 'SEK/clinic/year')}indicators:
  calls:
    label: { sv: Besvarade samtal, en: Calls answered }
    table: indicators
    limit_labels: { half_way: { sv: Halva vägen, en: Half way } }
    limits: { 2026-01-01: { half_way: 0.5, source: terms § 3 } }
payments:
  target:
    calls_payment:
      label: { sv: Samtal, en: Calls }
      each: indicator
      of: [calls]
      formula: when(indicator.share >= indicator.half_way, visit_fee, 0)
`
    expect(said(MODEL, 'sv', 'payment-calls_payment')[0]).toContain(
      'om indikatorns utfall är minst indikatorns halva vägen',
    )
    expect(said(MODEL, 'en', 'indicator-calls').at(-1)).toBe('2026-01-01 | 50 % | Decided figure. Source: Terms, § 3.')
    expect(said(MODEL, 'en', 'indicator-calls').at(-2)).toBe('From | Half way | Source and basis')
  })
})
