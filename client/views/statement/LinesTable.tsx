import { useId } from 'react'
import { formatSpan } from '../../format/formatSpan.ts'
import type { PaidLine, PaidPeriod } from '../../statement/PaidLine.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { LetterSquare } from '../alternatives/LetterSquare.tsx'
import { ProblemWords } from '../frame/ProblemWords.tsx'
import { type Beside, differenceOf } from './Beside.ts'
import { DifferenceCell } from './DifferenceCell.tsx'
import { FilledText } from './FilledText.tsx'
import { PaymentLine } from './PaymentLine.tsx'
import { Settles } from './Settles.tsx'
import { useShownStatement } from './StatementContext.ts'
import { useAmounts } from './useAmounts.ts'

const GROUPS = ['fixed', 'activity', 'target', 'special', 'add_on', 'deduction'] as const

interface LinesTableProps {
  readonly beside: Beside | undefined
  readonly isClosed: boolean
  readonly open: ReadonlyMap<string, boolean>
}

/** Group by group, payment by payment: quantity × rate = amount, and what stands beside it. */
export function LinesTable({ beside: wanted, isClosed, open }: LinesTableProps) {
  const text = useText()
  const language = useLanguage()
  const heading = useId()
  const { amount } = useAmounts()
  const { asked, currency, name, shown } = useShownStatement()
  const { paid } = shown
  // What cannot stand beside the lines has a sentence of its own instead of empty columns.
  const beside = wanted?.side.state === 'absent' || wanted?.side.state === 'failed' ? undefined : wanted
  const held = beside?.side.state === 'ready' ? beside.side.paid : undefined
  const period = formatSpan(asked.at, language)

  return (
    <section className="statement-lines" aria-labelledby={heading}>
      <h2 id={heading}>{text('statement.lines')}</h2>
      {wanted && !beside ? <NothingBeside beside={wanted} /> : null}
      {paid.lines.length === 0 && !held?.lines.length ? (
        <p className="statement-empty">
          {text(isClosed ? 'statement.lines.closed' : 'statement.lines.empty', { clinic: name, period })}
        </p>
      ) : (
        <table aria-labelledby={heading} data-beside={beside ? beside.type : undefined}>
          <thead>
            <tr>
              <th scope="col">{text('statement.column.payment')}</th>
              <th scope="col" colSpan={2} className="quantity-head">
                {text('statement.column.quantity')}
              </th>
              <td className="sign">×</td>
              <th scope="col" className="number">
                {text('statement.column.rate')}
              </th>
              <td className="sign">=</td>
              <th scope="col" className="number">
                {text('statement.column.amount')}
              </th>
              {beside ? <BesideHeads beside={beside} /> : null}
            </tr>
          </thead>
          {GROUPS.map((group) => (
            <Group key={group} group={group} beside={beside} held={held} open={open} isClosed={isClosed} />
          ))}
          <tfoot>
            <tr>
              <th scope="row" colSpan={6}>
                {text('statement.total', { period })}
              </th>
              <td className="number amount">{amount(paid.ore)}</td>
              {beside ? (
                <>
                  <td className="number beside" colSpan={beside.type === 'before' ? 1 : 2}>
                    {held ? amount(held.ore) : '…'}
                  </td>
                  <DifferenceCell beside={beside} ore={held && differenceOf(beside, paid, held)} isWhole />
                </>
              ) : null}
            </tr>
          </tfoot>
        </table>
      )}
      <p className="note">
        {currency === 'SEK' ? text('statement.lines.note') : text('statement.lines.noteOther', { currency })}
      </p>
    </section>
  )
}

/** Why nothing stands beside the lines, though it was asked for. */
function NothingBeside({ beside }: { readonly beside: Beside }) {
  const text = useText()
  const language = useLanguage()
  const { side } = beside
  const other = beside.type === 'before' ? formatSpan(beside.period, language) : beside.label[language]
  if (side.state !== 'failed')
    return <p className="statement-beside-note">{text('statement.lines.absent', { period: other })}</p>
  return (
    <p className="statement-beside-note" role="alert">
      <FilledText text="statement.lines.failed" nodes={{ other, title: <ProblemWords problem={side.problem} /> }} />{' '}
      <button type="button" className="opens" onClick={side.retry}>
        {text('statement.retry')}
      </button>
    </p>
  )
}

function BesideHeads({ beside }: { readonly beside: Beside }) {
  const text = useText()
  const language = useLanguage()

  return (
    <>
      {beside.type === 'other' ? (
        <th scope="col" className="number beside">
          {text('statement.column.rate')} <LetterSquare letter={beside.letter} />
        </th>
      ) : null}
      <th scope="col" className={beside.type === 'before' ? 'number beside' : 'number'}>
        {beside.type === 'before' ? (
          capital(formatSpan(beside.period, language))
        ) : (
          <>
            {text('statement.column.amount')} <LetterSquare letter={beside.letter} />
          </>
        )}
      </th>
      <th scope="col" className="number">
        {text('statement.column.difference')}
      </th>
    </>
  )
}

interface GroupProps {
  readonly group: (typeof GROUPS)[number]
  readonly beside: Beside | undefined
  readonly held: PaidPeriod | undefined
  readonly open: ReadonlyMap<string, boolean>
  readonly isClosed: boolean
}

/** The payments of a group, of both sides, below the group's sum. */
function Group({ group, beside, held, open, isClosed }: GroupProps) {
  const text = useText()
  const { paid } = useShownStatement().shown
  const own = paid.lines.filter((line) => line.group === group)
  const other = (held?.lines ?? []).filter((line) => line.group === group)
  const names = [...new Set([...own, ...other].map(({ name }) => name))]
  if (names.length === 0) return null

  return (
    <tbody>
      <tr className="group">
        <th scope="rowgroup" colSpan={6}>
          {text(`statement.group.${group}`)}
        </th>
        <GroupSum lines={own} />
        {beside ? (
          <>
            <GroupSum lines={other} columns={beside.type === 'before' ? 1 : 2} />
            <DifferenceCell
              beside={beside}
              ore={held && (beside.isForward ? sum(other) - sum(own) : sum(own) - sum(other))}
            />
          </>
        ) : null}
      </tr>
      {names.map((name) => (
        <PaymentLine
          key={name}
          name={name}
          line={paid.lines.find((line) => line.name === name)}
          held={held?.lines.find((line) => line.name === name)}
          beside={beside}
          open={open}
          isClosed={isClosed}
        />
      ))}
    </tbody>
  )
}

/** Of payments that are all settled later, when; a zero would be a sum of nothing. */
function GroupSum({ lines, columns }: { readonly lines: readonly PaidLine[]; readonly columns?: number }) {
  const { amount } = useAmounts()
  const isBeside = columns !== undefined
  const [first] = lines
  const isLater = first !== undefined && lines.every(({ ore }) => ore === null)
  return (
    <td className={isBeside ? 'number beside' : 'number amount'} colSpan={columns}>
      {isLater ? <Settles month={first.settles} /> : amount(sum(lines))}
    </td>
  )
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function sum(lines: readonly PaidLine[]): number {
  return lines.reduce((total, { ore }) => total + (ore ?? 0), 0)
}
