import { StartTrouble } from '../StartTrouble.ts'
import type { JobsPlace } from './createJobs.ts'

const MINUTE = 60_000

/**
 * What the environment says of jobs: KAPITERA_JOBS_WAITING, how many of one user may wait (100 unless said); KAPITERA_JOBS_MINUTES, after how
 * long without news one is ended (120); KAPITERA_FILE_DAYS, for how many days their files are kept (90).
 *
 * @throws StartTrouble where one is no whole number above 0
 */
export function jobSettings(
  environment: Readonly<Record<string, string | undefined>>,
): Pick<JobsPlace, 'mostWaiting' | 'stalledAfter' | 'keepFiles'> {
  const waiting = wholeIn(environment, 'KAPITERA_JOBS_WAITING')
  const minutes = wholeIn(environment, 'KAPITERA_JOBS_MINUTES')
  const days = wholeIn(environment, 'KAPITERA_FILE_DAYS')
  return {
    ...(waiting !== undefined && { mostWaiting: waiting }),
    ...(minutes !== undefined && { stalledAfter: minutes * MINUTE }),
    ...(days !== undefined && { keepFiles: days }),
  }
}

function wholeIn(environment: Readonly<Record<string, string | undefined>>, name: string): number | undefined {
  const text = environment[name] ?? ''
  if (text === '') return undefined
  // Ten thousand minutes, jobs or days: more would not fit a timer, and nobody waits so long.
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text)
  throw new StartTrouble(`${name} is \`${text}\`.`, `Write a whole number from 1 to 9999, or leave ${name} out.`)
}
