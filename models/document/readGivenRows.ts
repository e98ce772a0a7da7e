import type { Month } from '../date/Month.ts'
import { suggest } from '../formula/suggest.ts'
import { type ContactRow, type CostRow, type EnrolmentRow, NOT_LISTED_HERE } from '../vocabulary/Rows.ts'
import { shorten } from './expected.ts'
import type { Raw } from './Raw.ts'
import { readDay, readMonth } from './readDate.ts'

import { type Giving, OUTSIDE } from './readGiven.ts'
import { readWhole } from './readNumber.ts'
import { factsOf, readRow } from './readRow.ts'
import { readChoice, readScalar } from './readWords.ts'

/** One clinic of a test, or what stands in it. */
export interface Here extends Giving {
  readonly clinic: string
}

/** Whose contact it is: a patient given in the test, with the months on the clinic's list. */
export interface Owner {
  readonly id: string
  readonly n: number
  readonly isListedIn: (month: Month) => boolean
}

const LISTINGS = ['here', ...NOT_LISTED_HERE] as const

/**
 * Reads a contact. A patient's own is made where the patient stands, unless it says `at`; the clinic's own is a guest's,
 * who is listed where `listing` or `listed_at` says. Without a month it falls in the period's first.
 */
export function readContact(raw: Raw, owner: Owner | undefined, here: Here): ContactRow | undefined {
  const { report, testable, period, clinic } = here
  const own = ['n', 'at', 'month', 'listing', 'listed_at'] as const
  const row = readRow(
    raw,
    { entity: 'contact', own, facts: testable.facts, defaults: testable.defaults.get('contact') },
    report,
  )
  if (row === undefined) return undefined
  const { field, facts } = row
  const month = readMonth(field('month'), report) ?? period.first
  const at = readClinicName(field('at'), [...here.clinics, OUTSIDE], here) ?? clinic
  const listing = readChoice(field('listing'), LISTINGS, report)
  const listedAt = readClinicName(field('listed_at'), here.clinics, here) ?? (listing === 'here' ? at : listing)
  if (!owner && !field('listing') && !field('listed_at')) {
    report.error('wrong-test', raw.place, 'A guest is listed somewhere, and this contact does not say where.', {
      hint: 'Add `listing: other_region`, `unlisted` or `other_country`, or `listed_at:` with a clinic.',
    })
  }
  if (field('listing') && field('listed_at')) {
    report.error('wrong-test', raw.place, '`listing` and `listed_at` say the same twice.', {
      hint: 'Keep one of them.',
    })
  }
  return {
    ...(owner && { patient: owner.id }),
    ...(at !== OUTSIDE && { clinic: at }),
    listedAt: listedAt ?? (owner?.isListedIn(month) ? clinic : 'unlisted'),
    month,
    n: (readWhole(field('n'), 1, report) ?? 1) * (owner?.n ?? 1),
    facts: factsOf(facts),
  }
}

function readClinicName(raw: Raw | undefined, known: readonly string[], { report }: Here): string | undefined {
  const scalar = readScalar(raw, 'the name of a clinic', report)
  if (scalar === undefined || known.includes(scalar.text)) return scalar?.text
  const message = `No clinic called \`${shorten(scalar.text)}\` is given.`
  return report.error('unknown-name', scalar.place, message, { hint: () => suggest(scalar.text, known) })
}

export function readEnrolment(raw: Raw, { clinic, testable, report }: Here): EnrolmentRow | undefined {
  const row = readRow(
    raw,
    {
      entity: 'enrolment',
      own: ['n', 'from', 'to'],
      facts: testable.facts,
      defaults: testable.defaults.get('enrolment'),
    },
    report,
  )
  return (
    row && {
      clinic,
      n: readWhole(row.field('n'), 1, report) ?? 1,
      from: readDay(row.field('from'), report),
      to: readDay(row.field('to'), report),
      facts: factsOf(row.facts),
    }
  )
}

export function readCost(raw: Raw, { clinic, period, testable, report }: Here): CostRow | undefined {
  const row = readRow(
    raw,
    { entity: 'cost', own: ['n', 'month'], facts: testable.facts, defaults: testable.defaults.get('cost') },
    report,
  )
  return (
    row && {
      clinic,
      month: readMonth(row.field('month'), report) ?? period.first,
      n: readWhole(row.field('n'), 1, report) ?? 1,
      facts: factsOf(row.facts),
    }
  )
}
