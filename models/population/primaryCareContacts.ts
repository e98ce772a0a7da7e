import { ASSUMPTIONS } from './assumptions.ts'
import { MISSING } from './Batch.ts'
import { FEE_OF, GP_KINDS, IS_VISIT, KIND_OF, PROFESSION_OF, sortOf } from './contactKinds.ts'
import { MOST_CONTACTS } from './contactRows.ts'
import { type ContactSetting, countIn, drawMonth, listedIn, type Stay } from './ContactSetting.ts'
import { drawCount } from './drawCount.ts'
import { choose } from './drawListings.ts'
import type { FeeAccount } from './openFeeAccount.ts'
import { pick } from './pick.ts'

/** A contact outside the clinics of the region. */
const NOWHERE = -1
const VIDEO = sortOf('gp', 'video')
/** A contact is one number, in the order of months, clinics and sorts. */
const SORTS = 64
const CLINICS = 65_536

/** Someone whose contacts are drawn. */
export interface Visitor {
  readonly person: number
  readonly stay: Stay
  /** How many more or fewer contacts than their like. */
  readonly factor: number
  readonly account: FeeAccount
}

/** Draws a person's contacts with primary care, and adds them row by row and to the tally. */
export function addPrimaryCare(setting: ContactSetting, visitor: Visitor): void {
  const contacts = drawContacts(setting, visitor)
  for (let at = 0; at < contacts.length; ) at += addAlike(setting, visitor, contacts, at)
}

/** The contacts as sorted numbers. */
function drawContacts(setting: ContactSetting, { person, stay, factor }: Visitor): Float64Array {
  const { region, chance, rates, intensity } = setting
  const age = region.people.age[person] ?? 0
  const mask = region.conditions[person] ?? 0
  const gp = rates.gpVisits(age, mask)
  const all = gp + rates.otherContacts(age, mask)
  const style = intensity[listedIn(setting, person, stay.last)] ?? 1
  const count = drawCount(all * factor * stay.years * style, MOST_CONTACTS, chance)
  const contacts = new Float64Array(count)
  for (let place = 0; place < count; place += 1) {
    const month = drawMonth(setting, stay)
    const isGp = chance.share() * all < gp
    const clinic = drawClinic(setting, person, month)
    contacts[place] = (month * CLINICS + clinic + 1) * SORTS + drawSort(setting, clinic, isGp)
  }
  return count > 1 ? contacts.toSorted() : contacts
}

/** Who performs a contact: the listing clinic, another one nearby, or somebody outside the region. */
function drawClinic(setting: ContactSetting, person: number, month: number): number {
  const { region, chance, firstDays, open, unlisted } = setting
  const { clinics, areas } = region.places
  const listed = listedIn(setting, person, month)
  const area = areas[region.people.area[person] ?? 0]
  if (!area) return listed
  if (listed === unlisted) return choose(area, clinics, firstDays[month] ?? 0, chance)
  const percent = chance.share() * 100
  const elsewhere = ASSUMPTIONS.elsewherePercent.value
  if (percent >= elsewhere + ASSUMPTIONS.outsideRegionPercent.value) return listed
  if (percent >= elsewhere) return NOWHERE
  const other = choose(area, clinics, firstDays[month] ?? 0, chance)
  if (other !== listed) return other
  return area.choices.find((place) => place !== listed && open[place]?.[month]) ?? listed
}

function drawSort({ mixes, chance }: ContactSetting, clinic: number, isGp: boolean): number {
  const mix = mixes[Math.max(0, clinic)]
  if (clinic === NOWHERE && isGp) return VIDEO
  if (!mix) throw new Error(`There is no clinic ${clinic}.`)
  return isGp ? pick(mix.gp, chance) : GP_KINDS + pick(mix.other, chance)
}

/** Adds the contacts that are alike, their fee too, as one row, and says how many they are. */
function addAlike(setting: ContactSetting, { person, account }: Visitor, contacts: Float64Array, at: number): number {
  const { region, rows, tally, unlisted } = setting
  const code = contacts[at] ?? 0
  const sort = code % SORTS
  const clinic = (((code - sort) / SORTS) % CLINICS) - 1
  const month = Math.floor(code / SORTS / CLINICS)
  const full = FEE_OF[sort] ?? 0
  const fee = account.due(month, full)
  let n = 0
  do {
    account.pay(month, fee)
    n += 1
  } while (contacts[at + n] === code && account.due(month, full) === fee)
  const listed = listedIn(setting, person, month)
  rows.add(
    person + 1,
    clinic === NOWHERE ? MISSING : clinic,
    listed,
    region.calendar.months[month] ?? 0,
    n,
    KIND_OF[sort] ?? 0,
    PROFESSION_OF[sort] ?? 0,
    fee,
    1,
    1,
  )
  if (listed !== unlisted) countIn(setting, tally.performed, { clinic, month, n })
  if (IS_VISIT[sort]) countIn(setting, tally.visits, { clinic, month, n })
  countIn(setting, tally.outpatient, { clinic: listed, month, n })
  countIn(setting, tally.primaryCare, { clinic: listed, month, n })
  return n
}
