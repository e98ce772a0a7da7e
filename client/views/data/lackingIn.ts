import { isDay } from '../../fields/isDay.ts'
import type { UploadChoice } from '../../../server/contract/upload.ts'

/** The shortest key, as the import takes it. */
const SHORTEST_KEY = 16

/** What of the choice is not yet as it must be. */
export function lackingIn(choice: UploadChoice, secret: string): readonly ('name' | 'titleField' | 'asOf' | 'key')[] {
  return [
    ...(/^[a-z][a-z0-9_]{0,59}$/.test(choice.name) && choice.name !== 'new' ? [] : ['name' as const]),
    ...(choice.title.trim() === '' ? ['titleField' as const] : []),
    ...(isDay(choice.asOf) ? [] : ['asOf' as const]),
    ...(secret === '' || secret.length >= SHORTEST_KEY ? [] : ['key' as const]),
  ]
}
