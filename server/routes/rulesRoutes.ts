import { Router } from 'express'
import { writeRuleBook } from '../../models/index.ts'
import { rulesCalls } from '../contract/rules.ts'
import { modelByName } from '../region/modelsByName.ts'
import { numbersIn } from '../rules/numbersIn.ts'

/** The call for a model of the catalogue as a rule book. It needs no data. */
export function rulesRoutes(): Router {
  return Router().get('/api/rules', ({ query }, response) => {
    const { model, language } = rulesCalls['GET /api/rules'].request.parse(query)
    response.json(writeRuleBook(modelByName(model).model, language, numbersIn(language)))
  })
}
