import type { UploadChoice } from '../../../server/contract/upload.ts'
import { DayField } from '../../fields/DayField.tsx'
import { TextField } from '../../fields/TextField.tsx'
import { useText } from '../../text/useText.ts'
import { lackingIn } from './lackingIn.ts'

interface AboutDatasetProps {
  readonly choice: UploadChoice
  readonly onChange: (change: Partial<UploadChoice>) => void
  readonly secret: string
  readonly onSecret: (secret: string) => void
  /** Was it tried to go on: then what is missing is said. */
  readonly isTried: boolean
}

/** What the reader says of the whole: name, title, as of when, whether it is invented, and a key of pseudonyms. */
export function AboutDataset({ choice, onChange, secret, onSecret, isTried }: AboutDatasetProps) {
  const text = useText()
  const lacking = isTried ? lackingIn(choice, secret) : []
  const wrong = (field: 'name' | 'titleField' | 'asOf'): string | undefined =>
    lacking.includes(field) ? text(`data.${field}.wrong`) : undefined

  return (
    <section className="panel data-panel">
      <h2>{text('data.about')}</h2>
      <div className="data-fields">
        <TextField
          label={text('data.titleField')}
          value={choice.title}
          onChange={(title) => onChange({ title })}
          needed={wrong('titleField')}
        />
        <TextField
          label={text('data.name')}
          value={choice.name}
          onChange={(name) => onChange({ name })}
          needed={wrong('name')}
          hint={text('data.name.hint')}
        />
        <DayField
          label={text('data.asOf')}
          value={choice.asOf}
          onChange={(asOf) => onChange({ asOf })}
          needed={wrong('asOf')}
        />
        <TextField
          label={text('data.key')}
          type="password"
          value={secret}
          onChange={onSecret}
          needed={lacking.includes('key') ? text('data.key.short') : undefined}
          hint={text('data.key.hint')}
        />
      </div>
      <label className="data-check">
        <input
          type="checkbox"
          checked={choice.invented}
          onChange={(event) => onChange({ invented: event.currentTarget.checked })}
        />
        {text('data.isInvented')}
      </label>
    </section>
  )
}
