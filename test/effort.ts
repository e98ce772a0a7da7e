const isFull = process.env['EFFORT'] === 'full'

/** How much a property test tries: the first number on every commit, the second with `EFFORT=full`. */
export function effort(normal: number, full: number): number {
  return isFull ? full : normal
}

/** The seed of every random test, `KAPITERA_SEED` or a fixed one, so that a failure can be repeated anywhere. */
export const seed: number = readSeed(process.env['KAPITERA_SEED'])

console.info(`Seed ${seed}. Repeat with KAPITERA_SEED=${seed}${isFull ? ' EFFORT=full' : ''}.`)

function readSeed(text: string | undefined): number {
  if (text === undefined || text === '') return 20261122
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new Error(`KAPITERA_SEED is '${text}'. It must be a whole number.`)
  return number
}
