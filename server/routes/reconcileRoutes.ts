import { Router } from 'express'
import { reconcileCalls } from '../contract/reconcile.ts'
import { createReconciler } from '../reconcile/createReconciler.ts'
import type { Region } from '../region/createRegion.ts'

/** The calls about what was paid: against a model, its share alone, and what a person says of a residual. */
export function reconcileRoutes(region: Region): Router {
  const reconciler = createReconciler(region)
  return Router()
    .get('/api/reconciliation', async ({ query }, response) => {
      const request = reconcileCalls['GET /api/reconciliation'].request.parse(query)
      response.json(await reconciler['GET /api/reconciliation'](request))
    })
    .get('/api/reconciliation/share', async ({ query }, response) => {
      const request = reconcileCalls['GET /api/reconciliation/share'].request.parse(query)
      response.json(await reconciler['GET /api/reconciliation/share'](request))
    })
    .post('/api/reconciliation/note', async ({ body }, response) => {
      const request = reconcileCalls['POST /api/reconciliation/note'].request.parse(body)
      response.json(await reconciler['POST /api/reconciliation/note'](request))
    })
}
