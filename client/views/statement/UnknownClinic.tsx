import { Link } from 'wouter'
import type { Clinic } from '../../../server/contract/dataset.ts'
import { addressOf, statementAddress } from '../../comparison/address.ts'
import type { ComparisonState } from '../../comparison/Comparison.ts'
import type { StatementState } from '../../comparison/StatementState.ts'
import { nearestClinics } from '../../statement/nearestClinics.ts'
import { useText } from '../../text/useText.ts'

interface UnknownClinicProps {
  readonly state: ComparisonState
  readonly statement: StatementState
  readonly clinics: readonly Clinic[]
}

/** The address names a clinic that the dataset does not have: the nearest names, and the way back. */
export function UnknownClinic({ state, statement, clinics }: UnknownClinicProps) {
  const text = useText()

  return (
    <article className="statement">
      <h1>{text('statement.unknown', { clinic: statement.clinic })}</h1>
      {clinics.length === 0 ? (
        <p className="lead">{text('statement.unknown.none', { dataset: state.dataset })}</p>
      ) : (
        <>
          <p className="lead">{text('statement.unknown.nearest')}</p>
          <ul className="statement-nearest">
            {nearestClinics(statement.clinic, clinics).map(({ clinic, name }) => (
              <li key={clinic}>
                <Link href={statementAddress(state, { ...statement, clinic })}>{name}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <Link href={addressOf(state)}>{text('statement.back')}</Link>
      </p>
    </article>
  )
}
