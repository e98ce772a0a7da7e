import { ASSUMPTIONS } from './assumptions.ts'
import { type Batch, MISSING } from './Batch.ts'
import { FEE_OF, KIND_OF, PROFESSION_OF, sortOf } from './contactKinds.ts'
import { type ContactSetting, countIn } from './ContactSetting.ts'

const SORTS = [sortOf('gp', 'visit'), sortOf('nurse', 'visit')]
const PERCENTS = Object.values(ASSUMPTIONS.guestPercent.value)

/** Contacts by people from other regions and countries: without a patient, alike ones in one row. */
export function* guestContacts(setting: ContactSetting): Generator<Batch> {
  const { region, rows, tally, chance, unlisted } = setting
  const { places, calendar } = region
  for (const clinic of places.clinics.keys()) {
    for (const [month, calendarMonth] of calendar.months.entries()) {
      const performed = tally.performed[clinic * calendar.months.length + month] ?? 0
      for (const [from, percent] of PERCENTS.entries()) {
        for (const sort of SORTS) {
          const n = Math.floor((performed * percent) / 100 / SORTS.length + chance.share())
          if (n === 0 || performed === 0) continue
          const [kind = 0, profession = 0, fee = 0] = [KIND_OF[sort], PROFESSION_OF[sort], FEE_OF[sort]]
          rows.add(MISSING, clinic, unlisted + 1 + from, calendarMonth, n, kind, profession, fee, 1, 1)
          countIn(setting, tally.visits, { clinic, month, n })
        }
      }
      if (rows.isNearlyFull()) yield rows.take()
    }
  }
  yield rows.take()
}
