import './data.css'
import { Skeleton } from '@mantine/core'
import { useLocation, useSearch } from 'wouter'
import { useUpload } from '../../api/queries.ts'
import { useComparisonState } from '../../comparison/useComparisonState.ts'
import { useText } from '../../text/useText.ts'
import { ProblemNote } from '../ProblemNote.tsx'
import { ChooseFiles } from './ChooseFiles.tsx'
import { dataAddress } from './dataAddress.ts'
import { ImportHead } from './ImportHead.tsx'
import { ImportSteps } from './ImportSteps.tsx'

/** The screen that answers: is our data right, and what is wrong where? The import stands in the address. */
export function ImportView() {
  const text = useText()
  const { state } = useComparisonState()
  const [, navigate] = useLocation()
  const id = new URLSearchParams(useSearch()).get('upload')
  const show = (upload?: string): void => navigate(dataAddress(state, { page: 'new' }, upload))
  if (id !== null) return <OpenImport key={id} id={id} onLeft={() => show()} onSent={show} />
  return (
    <>
      <ImportHead at={0} title={text('data.import.choose')} lead={text('data.import.choose.lead')} />
      <ChooseFiles onSent={show} />
    </>
  )
}

interface OpenImportProps {
  readonly id: string
  readonly onLeft: () => void
  readonly onSent: (id: string) => void
}

function OpenImport({ id, onLeft, onSent }: OpenImportProps) {
  const text = useText()
  const upload = useUpload(id)

  switch (upload.state) {
    case 'loading':
      return <Skeleton height={320} />
    case 'failed':
      if (upload.problem.status !== 404) return <ProblemNote problem={upload.problem} retry={upload.retry} />
      return (
        <>
          <ImportHead at={0} title={text('data.import.gone')} lead={text('data.import.gone.lead')} />
          <ChooseFiles onSent={onSent} />
        </>
      )
    case 'ready':
      // Sending was broken off in the middle, in another tab or by leaving: what came is of no use without the rest.
      if (upload.data.state === 'receiving')
        return (
          <>
            <ImportHead at={0} title={text('data.import.choose')} lead={text('data.import.choose.lead')} />
            <ChooseFiles onSent={onSent} />
          </>
        )
      if (upload.data.state === 'looking')
        return (
          <>
            <ImportHead at={0} title={text('data.import.looking')} lead={text('data.import.choose.lead')} />
            <div role="status" aria-label={text('data.import.looking')}>
              <Skeleton height={320} />
            </div>
          </>
        )
      return (
        <>
          {upload.problem ? <ProblemNote problem={upload.problem} retry={upload.retry} /> : null}
          <ImportSteps upload={upload.data} onCancelled={onLeft} />
        </>
      )
  }
}
