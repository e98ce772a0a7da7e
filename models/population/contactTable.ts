import { ASSUMPTIONS } from './assumptions.ts'
import type { Batch } from './Batch.ts'
import { type ContactSetting, settingOf, stayOf } from './ContactSetting.ts'
import type { Region } from './drawRegion.ts'
import { guestContacts } from './guestContacts.ts'
import { addHospitalVisits } from './hospitalContacts.ts'
import { openFeeAccount } from './openFeeAccount.ts'
import { UNLISTED } from './People.ts'
import { addPrimaryCare, type Visitor } from './primaryCareContacts.ts'
import type { Tally } from './Tally.ts'

/**
 * The contacts, month by month, alike ones of a person in one row. Their number is geometric with a mean of age,
 * conditions, the person and the clinic's practice: more spread than chance alone. Gives back what they add up to.
 */
export function* contactTable(region: Region): Generator<Batch, Tally> {
  const setting = settingOf(region)
  for (let person = 0; person < region.people.count; person += 1) {
    const visitor = visitorOf(setting, person)
    addPrimaryCare(setting, visitor)
    addHospitalVisits(setting, visitor)
    if (setting.rows.isNearlyFull()) yield setting.rows.take()
  }
  yield* guestContacts(setting)
  return setting.tally
}

function visitorOf(setting: ContactSetting, person: number): Visitor {
  const { people } = setting.region
  const { spread } = setting.rates
  const isUnlisted = people.kind[person] === UNLISTED
  const among = setting.chance.next() & 1 ? 1 + spread : 1 - spread
  return {
    person,
    stay: stayOf(setting, person),
    factor: among * (isUnlisted ? ASSUMPTIONS.unlistedContactShare.value : 1),
    account: openFeeAccount(people.age[person] ?? 0),
  }
}
