import type { Order } from '../contract/pricing.ts'
import { RequestTrouble } from '../region/RequestTrouble.ts'
import type { Pattern } from './patternOf.ts'

const HINT = 'It rests on too few patients at some clinic: what it changes would tell how many. Ask the region.'

/**
 * Refuses what would tell a small number by the difference that it makes: another value of a locked figure, a lock that moves
 * one without the rest of its payment, rates of another day.
 */
export function refuseTelling(
  model: string,
  { locked, held, payments }: Pattern,
  {
    changes = {},
    lock,
    ratesOf,
  }: Pick<Order, 'lock' | 'ratesOf'> & { readonly changes?: Readonly<Record<string, number>> | undefined },
): void {
  for (const name of Object.keys(changes))
    if (isLocked(name)) throw new RequestTrouble(`\`${name}\` of \`${model}\` cannot be changed here.`, HINT)
  if (lock && lock.model === model) {
    const moved = lock.figures.filter((name) => locked.has(name))
    const all = new Set(payments.flatMap((one) => figuresIn(one)).filter((name) => sharesPayment(name, moved)))
    if (moved.length > 0 && [...all].some((name) => !lock.figures.includes(name)))
      throw new RequestTrouble(`\`${moved[0]}\` of \`${model}\` cannot be moved by itself here.`, HINT)
  }
  if (ratesOf !== undefined && held.size > 0)
    throw new RequestTrouble(`\`${model}\` cannot be paid here with the rates of another day.`, HINT)

  /** Of a table with a locked row the other rows may be moved, unless the whole table decides who is counted. */
  function isLocked(name: string): boolean {
    const table = name.replace(/\[\d+\]$/, '')
    return locked.has(name) || (name !== table && locked.has(`${table}[*]`))
  }

  function sharesPayment(name: string, moved: readonly string[]): boolean {
    return payments.some((one) => figuresIn(one).includes(name) && figuresIn(one).some((own) => moved.includes(own)))
  }
}

/** The figures and tables whose money a payment is made of. */
function figuresIn({ terms }: Pattern['payments'][number]): readonly string[] {
  return [
    ...new Set(
      terms.flatMap(({ name }) => {
        const of = JSON.parse(name) as { readonly type: string; readonly name?: string }
        return (of.type === 'parameter' || of.type === 'table') && of.name !== undefined ? [of.name] : []
      }),
    ),
  ]
}
