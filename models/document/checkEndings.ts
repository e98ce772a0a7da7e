import { currencyPower } from '../formula/currencyPower.ts'
import { inUnit } from '../formula/describeUnit.ts'
import type { Unit } from '../formula/Unit.ts'
import type { Place } from './Diagnostic.ts'
import type { Report } from './Report.ts'

/** Something with a name and a unit, or true or false. */
export interface Ended {
  readonly name: string
  readonly kind: 'number' | 'boolean'
  readonly unit: Unit
  readonly place: Place
}

interface Ending {
  readonly means: string
  readonly fits: (unit: Unit) => boolean
}

const isBare = ({ powers }: Unit) => Object.keys(powers).length === 0
const isMoney = (unit: Unit) => currencyPower(unit) === 1
const isPer = ({ powers }: Unit, dimensions: readonly string[]) => dimensions.some((name) => powers[name] === -1)

const amount: Ending = { means: 'an amount of money', fits: isMoney }

/** What the ending of a name promises. `_cap`, `_floor` and `_threshold` are in whatever unit they limit. */
const ENDINGS: Readonly<Record<string, Ending>> = {
  _fee: {
    means: 'money per patient, contact, point or clinic',
    fits: (unit) =>
      isMoney(unit) && isPer(unit, ['patient', 'contact', 'point', 'clinic', 'km', 'days', 'hours', 'minutes']),
  },
  _weight: { means: 'a multiplier without a unit', fits: isBare },
  _share: { means: 'a share of 1', fits: isBare },
  _scale: { means: 'a number from 0 to 1', fits: isBare },
  _points: { means: 'points', fits: ({ powers }) => powers['point'] === 1 },
  _budget: {
    means: 'money for a region and a time',
    fits: (unit) => isMoney(unit) && isPer(unit, ['region', 'time']),
  },
  _payment: amount,
  _charge: amount,
  _adjustment: amount,
  _earned: amount,
}

/** Advises where the ending of a name says something else than its unit. The unit is what counts. */
export function checkEndings(all: readonly Ended[], report: Report): void {
  for (const { name, kind, unit, place } of all) {
    const question = /^(is|has)_/.exec(name)?.[0]
    const [ending = '', meant] = Object.entries(ENDINGS).find(([end]) => name.endsWith(end)) ?? []
    const hint = 'Give it another name, or is its unit wrong?'
    if (unit.any) continue
    if (kind === 'number' && question !== undefined) {
      const message = `A name that begins with \`${question}\` is true or false, and \`${name}\` is a number.`
      report.warning('misleading-ending', place, message, { hint })
    } else if (meant && (kind === 'boolean' || !meant.fits(unit))) {
      const is = kind === 'boolean' ? 'true or false' : inUnit(unit)
      const message = `A name that ends in \`${ending}\` means ${meant.means}, and \`${name}\` is ${is}.`
      report.warning('misleading-ending', place, message, { hint })
    }
  }
}
