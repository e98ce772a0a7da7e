import { ASSUMPTIONS } from './assumptions.ts'
import { MISSING } from './Batch.ts'
import { KINDS, PROFESSIONS } from './contactKinds.ts'
import { MOST_CONTACTS } from './contactRows.ts'
import { type ContactSetting, countIn, drawMonth, listedIn } from './ContactSetting.ts'
import { drawCount } from './drawCount.ts'
import type { Visitor } from './primaryCareContacts.ts'

const VISIT = KINDS.indexOf('visit')
const OTHER = PROFESSIONS.indexOf('other')

/** Draws a person's visits to hospital clinics: at no clinic of the dataset, and some of them admissions. */
export function addHospitalVisits(setting: ContactSetting, { person, stay, factor, account }: Visitor): void {
  const { region, chance, rates, rows, tally } = setting
  const rate = rates.hospitalVisits(region.people.age[person] ?? 0, region.conditions[person] ?? 0)
  const count = drawCount(rate * factor * stay.years, MOST_CONTACTS, chance)
  const drawn = Array.from({ length: count }, () => {
    const isAdmitted = chance.share() * 100 < ASSUMPTIONS.admittedPercent.value
    return drawMonth(setting, stay) * 2 + (isAdmitted ? 1 : 0)
  })
  const visits = drawn.toSorted((a, b) => a - b)
  for (let at = 0; at < visits.length; ) {
    const code = visits[at] ?? 0
    const month = code >> 1
    const isOutpatient = (code & 1) === 0
    const fee = account.due(month, ASSUMPTIONS.fees.value.specialist)
    let n = 0
    do {
      account.pay(month, fee)
      n += 1
    } while (visits[at + n] === code && account.due(month, ASSUMPTIONS.fees.value.specialist) === fee)
    at += n
    const listed = listedIn(setting, person, month)
    const calendarMonth = region.calendar.months[month] ?? 0
    rows.add(person + 1, MISSING, listed, calendarMonth, n, VISIT, OTHER, fee, isOutpatient ? 1 : 0, 0)
    if (isOutpatient) countIn(setting, tally.outpatient, { clinic: listed, month, n })
  }
}
