import { Select } from '@mantine/core'
import { useLocation } from 'wouter'
import type { Clinic } from '../../../server/contract/dataset.ts'
import { statementAddress } from '../../comparison/address.ts'
import { type ComparisonState, LETTERS, type Letter } from '../../comparison/Comparison.ts'
import type { StatementState } from '../../comparison/StatementState.ts'
import { useText } from '../../text/useText.ts'
import { PeriodChoice } from './PeriodChoice.tsx'

export type ChangeStatement = (update: (statement: StatementState) => StatementState, how?: 'push' | 'replace') => void

interface StatementChoicesProps {
  readonly state: ComparisonState
  readonly statement: StatementState
  readonly change: ChangeStatement
  readonly clinics: readonly Clinic[]
  readonly years: readonly string[]
  /** Of the alternatives, in their order. */
  readonly names: readonly string[]
}

/** Whose statement, of which period, by which model, and beside what. */
export function StatementChoices({ state, statement, change, clinics, years, names }: StatementChoicesProps) {
  const text = useText()
  const [, navigate] = useLocation()
  const { clinic, of, beside, at } = statement
  const options = names.map((name, place) => {
    const letter = LETTERS[place] as Letter
    return { letter, name: text('statement.of.option', { letter, name }) }
  })

  return (
    <div className="statement-choices">
      <Select
        className="statement-clinic"
        label={text('statement.clinic')}
        data={clinics.map((one) => ({ value: one.clinic, label: one.name }))}
        value={clinic}
        searchable
        allowDeselect={false}
        clearable={false}
        nothingFoundMessage={text('statement.clinic.none')}
        onFocus={(event) => event.currentTarget.select()}
        onClick={(event) => event.currentTarget.select()}
        onChange={(chosen) => {
          if (chosen !== null && chosen !== clinic) navigate(statementAddress(state, { ...statement, clinic: chosen }))
        }}
      />
      <PeriodChoice at={at} years={years} onChange={goTo} />
      <label className="statement-choice">
        <span>{text('statement.of')}</span>
        <select
          value={of}
          onChange={(event) => {
            const letter = letterIn(event.currentTarget.value)
            if (letter) change((before) => alone({ ...before, of: letter }))
          }}
        >
          {options.map(({ letter, name }) => (
            <option key={letter} value={letter}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="statement-choice">
        <span>{text('statement.beside')}</span>
        <select
          value={beside ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget
            const next = value === 'before' ? value : letterIn(value)
            change((before) => ({ ...before, beside: next }))
          }}
        >
          <option value="">{text('statement.beside.nothing')}</option>
          <option value="before">{text('statement.beside.before')}</option>
          {options
            .filter(({ letter }) => letter !== of)
            .map(({ letter, name }) => (
              <option key={letter} value={letter}>
                {name}
              </option>
            ))}
        </select>
      </label>
    </div>
  )

  /** The statement lies in the comparison's year; another year takes the comparison with it. */
  function goTo(period: string): void {
    const year = period.slice(0, 4)
    const next = { ...statement, at: period }
    navigate(statementAddress(state.period.startsWith(year) ? state : { ...state, period: year }, next))
  }
}

function letterIn(text: string): Letter | undefined {
  return LETTERS.find((letter) => letter === text)
}

/** An alternative does not stand beside itself. */
function alone({ beside, ...statement }: StatementState): StatementState {
  return beside === undefined || beside === statement.of ? statement : { ...statement, beside }
}
