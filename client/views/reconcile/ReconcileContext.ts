import { createContext, use } from 'react'
import type { Request } from '../../../server/contract/contract.ts'
import type { Reconciliation } from '../../../server/contract/reconcile.ts'
import type { Language } from '../../text/Language.ts'
import type { ReconcileWriting } from './useReconcileWriting.ts'

/** What the parts of a reconciliation share: how figures and names are written, what was asked, and who is writing notes. */
export interface Reconciling {
  readonly write: ReconcileWriting
  readonly clinicName: (clinic: string) => string
  readonly paymentName: (payment: string) => string
  readonly request: Request<'GET /api/reconciliation'>
  readonly model: string
  /** Typed once for all notes. */
  readonly author: string
  readonly setAuthor: (author: string) => void
}

export const ReconcileContext = createContext<Reconciling | undefined>(undefined)

/** What the parts of a reconciliation share. */
export function useReconciling(): Reconciling {
  const found = use(ReconcileContext)
  if (!found) throw new Error('A part of a reconciliation stands outside of it.')
  return found
}

/** How clinics and payments are called. */
export function namesIn({ clinics, payments }: Reconciliation, language: Language) {
  const ofClinics = new Map(clinics.map(({ clinic, name }) => [clinic, name]))
  const ofPayments = new Map(payments.map(({ payment, label }) => [payment, label[language]]))
  return {
    clinicName: (clinic: string): string => ofClinics.get(clinic) ?? clinic,
    paymentName: (payment: string): string => ofPayments.get(payment) ?? payment,
  }
}
