/** What a condition is called in both languages. */
export interface HccLabel {
  readonly sv: string
  readonly en: string
}

/** The groups that interactions are made of, and the conditions that are no category. */
const NAMED: Readonly<Record<string, HccLabel>> = {
  breast_cancer: { sv: 'Bröstcancer', en: 'Breast cancer' },
  cancer: { sv: 'Cancer', en: 'Cancer' },
  cardiorespiratory_failure: { sv: 'Andningssvikt', en: 'Respiratory failure' },
  chronic_lung: { sv: 'Kronisk lungsjukdom', en: 'Lung disease' },
  diabetes: { sv: 'Diabetes', en: 'Diabetes' },
  haemophilia: { sv: 'Blödarsjuka', en: 'Haemophilia' },
  heart_failure: { sv: 'Hjärtsvikt', en: 'Heart failure' },
  kidney: { sv: 'Njursjukdom', en: 'Kidney disease' },
  neurological: { sv: 'Neurologisk sjukdom', en: 'Neurological disease' },
  pressure_ulcer: { sv: 'Trycksår', en: 'Pressure ulcer' },
  psychiatric: { sv: 'Psykisk sjukdom', en: 'Psychiatric disease' },
  substance_use: { sv: 'Beroende', en: 'Substance use' },
  ulcer: { sv: 'Hudsår', en: 'Skin ulcer' },
}

/**
 * A category by its number, as it is spoken of; what is no category by its name.
 *
 * @example
 * conditionLabel('hcc85') // => { sv: 'HCC 85', en: 'HCC 85' }
 */
export function conditionLabel(word: string): HccLabel {
  const number = /^hcc(\d+)$/.exec(word)?.[1]
  const label = number === undefined ? NAMED[word] : { sv: `HCC ${number}`, en: `HCC ${number}` }
  if (!label) throw new Error(`There is no name for ${word}.`)
  return label
}

/** A group has its name; an interaction is called by its parts. */
export function madeLabel(word: string, of: readonly string[]): HccLabel {
  const own = NAMED[word]
  if (own) return own
  const parts = of.map(conditionLabel)
  return { sv: joined(parts, 'sv', 'och'), en: joined(parts, 'en', 'and') }
}

/** The codes of a category that for some people mean another. */
export function editLabel(word: string, category: string): HccLabel {
  const [named, within] = [conditionLabel(word), conditionLabel(category)]
  return { sv: `${named.sv} inom ${within.sv}`, en: `${named.en} within ${within.en}` }
}

function joined(parts: readonly HccLabel[], language: 'sv' | 'en', and: string): string {
  return parts.map((part, place) => (place === 0 ? part[language] : lower(part[language]))).join(` ${and} `)
}

const lower = (label: string): string =>
  label.startsWith('HCC') ? label : label.charAt(0).toLowerCase() + label.slice(1)
