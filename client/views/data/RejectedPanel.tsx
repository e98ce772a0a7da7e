import type { RejectedKind, UploadChoice } from '../../../server/contract/upload.ts'
import { useTableForms } from '../../api/queries.ts'
import { formatNumber } from '../../format/formatNumber.ts'
import { type TextKey, sv } from '../../text/sv.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { useKindWords } from '../frame/useKindWords.ts'
import { ProblemTable } from './ProblemTable.tsx'

interface RejectedPanelProps {
  readonly id: string
  readonly kinds: readonly RejectedKind[]
  readonly choice: UploadChoice
  readonly onChange: (change: Partial<UploadChoice>) => void
}

/** Step 3: what is wrong, kind by kind, with its rows and what can be done about it. */
export function RejectedPanel({ id, kinds, choice, onChange }: RejectedPanelProps) {
  const text = useText()
  const language = useLanguage()
  const wordsOf = useKindWords()

  return (
    <section className="panel data-panel">
      <div className="data-panel-head">
        <h2>{text('data.problems')}</h2>
        <a className="button" href={`/api/upload/rejected.csv?id=${id}`} download>
          {text('data.rejected.fetch')}
        </a>
      </div>
      {kinds.map((kind) => {
        const { table, code, column, rows, first } = kind
        const title = `${nameOfCode(code)}, ${table}${column === '' ? '' : `.${column}`}`
        return (
          <section key={`${table} ${code} ${column}`} className="data-kind">
            <h3>
              {title}{' '}
              <span className="tag">
                {rows === 1
                  ? text('data.problems.row')
                  : text('data.problems.rows', { count: formatNumber(rows, language) })}
              </span>
            </h3>
            <p>{wordsOf(code)?.text}</p>
            <ProblemTable label={title} problems={first} />
            {rows > first.length ? <p className="note">{text('data.problems.more')}</p> : null}
            {choice.mapping === 'own' ? <WordChoices {...{ kind, choice, onChange }} /> : null}
          </section>
        )
      })}
    </section>
  )

  function nameOfCode(code: string): string {
    const key = `data.code.${code}`
    if (key in sv) return text(key as TextKey)
    return wordsOf(code)?.title.replace(/\.$/, '') ?? text('data.code.other', { code })
  }
}

interface WordChoicesProps extends Pick<RejectedPanelProps, 'choice' | 'onChange'> {
  readonly kind: RejectedKind
}

/** Where a column takes certain words alone: which of them is meant, for each word that stands in the file. */
function WordChoices({ kind: { table, column, first }, choice, onChange }: WordChoicesProps) {
  const text = useText()
  const forms = useTableForms()
  const form = forms.state === 'ready' ? forms.data.find((one) => one.table === table) : undefined
  const words = form?.columns.find(({ name }) => name === column)?.words
  if (!words) return null
  const met = [...new Set(first.flatMap(({ value }) => (value === undefined || value === '' ? [] : [value])))]

  return (
    <p className="data-actions">
      {met.map((value) => (
        <label key={value} className="data-field">
          {text('data.readAs', { value })}
          <select
            className="select"
            value={chosenFor(value)}
            onChange={(event) => read(value, event.currentTarget.value)}
          >
            <option value="">{text('data.readAs.keep')}</option>
            {words.map((word) => (
              <option key={word} value={word}>
                {word}
              </option>
            ))}
          </select>
        </label>
      ))}
    </p>
  )

  function chosenFor(value: string): string {
    return choice.files.find((one) => one.table === table)?.values[column]?.[value] ?? ''
  }

  function read(value: string, word: string): void {
    onChange({
      files: choice.files.map((one) => {
        if (one.table !== table) return one
        const { [value]: _before, ...others } = one.values[column] ?? {}
        return { ...one, values: { ...one.values, [column]: word === '' ? others : { ...others, [value]: word } } }
      }),
    })
  }
}
