import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { DocumentComparison } from '../../../server/contract/catalogue.ts'
import { problemOf } from '../../api/queries.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { ScrollBox } from '../compare/ScrollBox.tsx'
import { ProblemNote } from '../ProblemNote.tsx'
import { diffDocuments } from './diffDocuments.ts'
import { EqualLines } from './EqualLines.tsx'

const SIGNS = { equal: ' ', removed: '−', added: '+' } as const

/** Two documents line by line. */
export function TextComparison({ comparison: { a, b } }: { readonly comparison: DocumentComparison }) {
  const text = useText()
  const language = useLanguage()
  const {
    data: parts,
    error,
    refetch,
  } = useQuery({ queryKey: ['diff', a.name, b.name], queryFn: () => diffDocuments(a.text, b.text) })

  if (error) return <ProblemNote problem={problemOf(error)} retry={() => void refetch()} />
  if (!parts)
    return (
      <div role="status" aria-label={text('catalogue.compare.loading')}>
        <Skeleton height={240} />
      </div>
    )
  if (parts.every(({ kind }) => kind === 'equal')) return <p className="note">{text('catalogue.text.same')}</p>

  const sides = { a: a.label[language], b: b.label[language] }
  return (
    <>
      <p className="note">{text('catalogue.text.how', sides)}</p>
      <ScrollBox className="diff" label={text('catalogue.text.label', sides)}>
        {parts.map(({ kind, lines, first }) =>
          kind === 'equal' ? (
            <EqualLines key={`${kind} ${first}`} lines={lines} />
          ) : (
            <pre key={`${kind} ${first}`} data-kind={kind}>
              {lines.map((line) => `${SIGNS[kind]} ${line}\n`)}
            </pre>
          ),
        )}
      </ScrollBox>
    </>
  )
}
