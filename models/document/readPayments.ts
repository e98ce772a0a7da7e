import type { Over } from '../date/Window.ts'
import { expected, shorten } from './expected.ts'
import { GROUPS, type Group, type Payment } from './Model.ts'
import type { Raw, RawEntry, RawMap, RawScalar } from './Raw.ts'
import type { Reading } from './Reading.ts'
import type { Report } from './Report.ts'
import { readEntries } from './readEntries.ts'
import { type Fields, list, readFields, suggestKey, type Thing, tellMissing } from './readFields.ts'
import { SCOPES } from './readFormulas.ts'
import { readFormulaText } from './readFormulaText.ts'
import { readLabel, readNote } from './readLabel.ts'
import { readName } from './readName.ts'
import { NO_LABEL } from './readParameters.ts'
import { readRounding } from './readRounding.ts'
import { readSourceOf } from './readSources.ts'
import { readChoice, readList, readScalar } from './readWords.ts'
import { refuseRepeats } from './refuseRepeats.ts'

const EACH = ['patient', 'contact', 'clinic', 'indicator'] as const
const PAID_TO = ['performer', 'listing_clinic'] as const
const OVERS: readonly Over[] = ['month', 'quarter', 'year']

/** A payment before its texts are checked. */
export interface PaymentDraft extends Omit<Payment, 'formula' | 'pot' | 'text' | 'of'> {
  /** Where it is not known what the payment is per, its formula cannot be checked. */
  readonly isEachKnown: boolean
  readonly of: readonly RawScalar[]
  readonly formula: RawScalar | undefined
  readonly pot: RawScalar | undefined
  readonly sharedBy: RawScalar | undefined
  /** Where `scope` stands. */
  readonly scoped: Raw | undefined
}

const MAY = ['paid_to', 'of', 'over', 'scope', 'round', 'formula', 'pot', 'shared_by', 'note', 'source'] as const
type PaymentKey = 'label' | 'each' | (typeof MAY)[number]

/** Reads the lines of money, group by group. */
export function readPayments(raw: Raw | undefined, reading: Reading): readonly PaymentDraft[] {
  const { report } = reading
  return readEntries(raw, 'group', report).flatMap(({ key, value }) => {
    const group = GROUPS.find((name) => name === key.text)
    if (group === undefined && value.type === 'map' && value.entries.has('each')) {
      report.error('unknown-key', key.place, `The payment \`${shorten(key.text)}\` stands in no group.`, {
        hint: `Put it below one of ${list(GROUPS, 'or')}.`,
      })
      return []
    }
    if (group === undefined) {
      report.error('unknown-key', key.place, `There is no group of payments called \`${shorten(key.text)}\`.`, {
        hint: suggestKey(key.text, GROUPS, 'A model'),
      })
    }
    return readEntries(value, 'payment', report).flatMap((entry) => readPayment(entry, group ?? 'fixed', reading) ?? [])
  })
}

function readPayment({ key, value }: RawEntry, group: Group, reading: Reading): PaymentDraft | undefined {
  const { report } = reading
  const name = readName(key, report)
  const thing = { kind: 'payment', name: key.text, place: key.place }
  const field = readFields(value, thing, { needs: ['label', 'each'], may: MAY }, report)
  const draft = {
    group,
    label: readLabel(field?.('label'), thing, report) ?? NO_LABEL,
    ...readEach(field?.('each'), report),
    paidTo: readChoice(field?.('paid_to'), PAID_TO, report) ?? 'performer',
    of: readOf(field?.('of'), report),
    over: readChoice(field?.('over'), OVERS, report) ?? 'month',
    scope: readChoice(field?.('scope'), SCOPES, report),
    scoped: field?.('scope'),
    round: readRounding(field?.('round'), report),
    formula: readFormulaText(field?.('formula'), report),
    pot: readFormulaText(field?.('pot'), report),
    sharedBy: readFormulaText(field?.('shared_by'), report),
    source: readSourceOf(field?.('source'), reading),
    note: readNote(field?.('note'), report),
    place: key.place,
  }
  if (field && draft.isEachKnown) checkKeys(field, draft.each, { thing, raw: value as RawMap }, reading)
  return name === undefined ? undefined : { name, ...draft }
}

function readOf(raw: Raw | undefined, report: Report): readonly RawScalar[] {
  refuseRepeats(raw, report)
  if (raw?.type === 'list' && raw.items.length === 0) expected(raw, 'at least one indicator', report)
  return readList(raw, 'indicators', (item) => readScalar(item, 'the name of an indicator', report), report)
}

function readEach(raw: Raw | undefined, report: Report): Pick<PaymentDraft, 'each' | 'isEachKnown'> {
  const each = readChoice(raw, EACH, report)
  return { each: each ?? 'clinic', isEachKnown: each !== undefined }
}

/** Which keys go together. */
function checkKeys(
  field: Fields<PaymentKey>,
  each: PaymentDraft['each'],
  { thing, raw }: { readonly thing: Thing; readonly raw: RawMap },
  { report }: Reading,
): void {
  const refuse = (key: PaymentKey, why: string) => {
    const place = raw.entries.get(key)?.key.place
    if (place) report.error('unknown-key', place, why, { hint: 'Take it away.' })
  }
  if (each !== 'contact') refuse('paid_to', `Only a payment per contact has \`paid_to\`, and this is per ${each}.`)
  if (each === 'contact') refuse('over', 'A payment per contact is dated by its contact, and has no `over`.')
  if (each === 'indicator' && !field('of')) tellMissing(thing, 'of', report)
  if (each !== 'indicator') refuse('of', `Only a payment per indicator has \`of\`, and this is per ${each}.`)

  const isPot = field('pot') !== undefined || (field('shared_by') !== undefined && field('formula') === undefined)
  if (!isPot) {
    refuse('shared_by', 'Only a `pot` is shared by a weight, and this payment has a `formula`.')
    if (!field('formula')) tellMissing(thing, 'formula', report)
    return
  }
  refuse('formula', 'A payment has a `formula` or a `pot`, not both.')
  if (each !== 'clinic') refuse('pot', `A pot is shared among clinics: \`each: clinic\`, not \`each: ${each}\`.`)
  const round = raw.entries.get('round')?.key.place
  if (round) {
    const message = 'A pot is paid out to the last öre, so that its shares cannot be rounded.'
    const hint = 'Round the pot in a formula of the region, or pay a `formula` of the clinic and round that.'
    report.error('unknown-key', round, message, { hint })
  }
  for (const key of ['pot', 'shared_by', 'scope'] as const) if (!field(key)) tellMissing(thing, key, report)
}
