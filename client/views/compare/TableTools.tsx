import { useId, useState } from 'react'
import { useText } from '../../text/useText.ts'
import type { Analysis } from './Analysis.ts'
import { Choose } from './Choose.tsx'
import { GROUPINGS, type TableChoice, UNITS } from './TableChoice.ts'

interface TableToolsProps {
  readonly analysis: Analysis
  readonly choice: TableChoice
  readonly onChoice: (changed: Partial<TableChoice>, how?: 'push' | 'replace') => void
}

const SIDES = ['gain', 'loss', 'alike'] as const
const OWNERS = ['public', 'private'] as const
const COLUMNS = [...UNITS, 'all'] as const

/** Search, filters, grouping, unit and columns of the clinics' table. */
export function TableTools({ analysis, choice, onChoice }: TableToolsProps) {
  const text = useText()
  const municipalities = [...new Set(analysis.lines.flatMap(({ clinic }) => clinic.municipality ?? []))].toSorted(
    (a, b) => a.localeCompare(b, 'sv'),
  )
  const groupings = GROUPINGS.filter((one) => one !== 'pilot' || analysis.hasPilots)
  const any = { value: '', label: text('compare.tools.any') } as const

  return (
    <div className="table-tools">
      <Search value={choice.search} onSearch={(search) => onChoice({ search }, 'replace')} />
      <Choose
        label={text('compare.tools.side')}
        value={choice.side ?? ''}
        options={[any, ...SIDES.map((value) => ({ value, label: text(`compare.side.${value}`) }))]}
        onChoose={(side) => onChoice({ side: side || undefined })}
      />
      <Choose
        label={text('compare.by.owner')}
        value={choice.owner ?? ''}
        options={[any, ...OWNERS.map((value) => ({ value, label: text(`compare.group.${value}`) }))]}
        onChoose={(owner) => onChoice({ owner: owner || undefined })}
      />
      {municipalities.length > 1 && (
        <Choose
          label={text('compare.by.municipality')}
          value={choice.municipality ?? ''}
          options={[any, ...municipalities.map((value) => ({ value, label: value }))]}
          onChoose={(municipality) => onChoice({ municipality: municipality || undefined })}
        />
      )}
      <Choose
        label={text('compare.tools.group')}
        value={choice.group ?? ''}
        options={[
          { value: '', label: text('compare.tools.ungrouped') },
          ...groupings.map((value) => ({ value, label: text(`compare.by.${value}`) })),
        ]}
        onChoose={(group) => onChoice({ group: group || undefined })}
      />
      <Choose
        label={text('compare.tools.columns')}
        value={choice.all ? 'all' : choice.unit}
        options={COLUMNS.map((value) => ({ value, label: text(`compare.unit.${value}`) }))}
        onChoose={(value) => onChoice(value === 'all' ? { all: true } : { all: false, unit: value })}
      />
      {analysis.hasPilots && (
        <label className="check">
          <input
            type="checkbox"
            checked={choice.pilots}
            onChange={({ currentTarget: { checked } }) => onChoice({ pilots: checked })}
          />
          {text('compare.tools.pilots')}
        </label>
      )}
    </div>
  )
}

/** Keeps what is typed at once, whatever becomes of the address. */
function Search({ value, onSearch }: { readonly value: string; readonly onSearch: (text: string) => void }) {
  const text = useText()
  const id = useId()
  const [typed, setTyped] = useState(value)
  const [known, setKnown] = useState(value)
  if (value !== known) {
    setKnown(value)
    setTyped(value)
  }

  return (
    <div className="choose">
      <label htmlFor={id}>{text('compare.tools.search')}</label>
      <input
        id={id}
        type="search"
        className="search"
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value)
          onSearch(currentTarget.value)
        }}
      />
    </div>
  )
}
