import type { Residual } from '../../models/index.ts'
import { nearestWord } from '../dataset/nearestWord.ts'
import { InputError } from '../command/UsageError.ts'
import type { Note, NoteStore, ResidualClass } from './Note.ts'

/** What a person says of a residual. */
export interface Saying {
  readonly model: string
  readonly residual: string
  readonly class: ResidualClass
  readonly note: string
  readonly author: string
}

/** A note names a residual that is not there. */
export class NoResidual extends InputError {
  override readonly hint: string

  constructor(message: string, hint: string) {
    super(message, hint)
    this.hint = hint
  }
}

/**
 * Keeps what a person says of a residual, with the time and the öre of now.
 *
 * @throws NoResidual where no line with a residual has this key
 */
export async function keepNote(saying: Saying, lines: readonly Residual[], store: NoteStore): Promise<Note> {
  const line = lines.find(({ key }) => key === saying.residual)
  if (!line || line.residual === 0) throw noResidual(saying.residual, line !== undefined, lines)
  const { model, residual, class: chosen, note, author } = saying
  const kept: Note = {
    format: 1,
    model,
    residual,
    class: chosen,
    note,
    author,
    at: new Date().toISOString(),
    ore: line.residual,
  }
  await store.add(kept)
  return kept
}

function noResidual(key: string, isLine: boolean, lines: readonly Residual[]): NoResidual {
  const list = 'kapitera reconcile … lists them: clinic/payment/period.'
  if (isLine) return new NoResidual(`\`${key}\` agrees to the öre: there is no residual to class.`, list)
  const open = lines.filter(({ residual }) => residual !== 0).map((line) => line.key)
  const near = nearestWord(key, open)
  return new NoResidual(`There is no residual \`${key}\`.`, near === undefined ? list : `Did you mean \`${near}\`?`)
}
