import type { Request, Response } from 'express'
import type { Problem } from '../contract/Problem.ts'
import { type ProblemCode, problemWords } from '../contract/problem/problemWords.ts'
import type { FoundProblem } from '../region/problemIn.ts'

/** The languages that titles are written in. */
export type ProblemLanguage = 'sv' | 'en'

/** The language of the reader: `?lang=` where it says one, or else what `Accept-Language` likes best of ours; English. */
export function languageOf(request: Request): ProblemLanguage {
  const { lang } = request.query
  if (lang === 'sv' || lang === 'en') return lang
  return request.acceptsLanguages('en', 'sv') === 'sv' ? 'sv' : 'en'
}

/** A problem document of a kind of problem alone. */
export function problemOfKind(
  code: ProblemCode,
  {
    status,
    language,
    instance,
    detail,
  }: Pick<Problem, 'status' | 'instance' | 'detail'> & { language: ProblemLanguage },
): Problem {
  return {
    type: `/problems/${code}`,
    title: problemWords(code)?.title[language] ?? code,
    status,
    ...(detail === undefined ? {} : { detail }),
    instance,
  }
}

/** A problem document of what was found: its kind in the reader's language, then what is wrong here and what to do. */
export function problemDocument(
  { type, title, detail, status, members }: FoundProblem,
  { language, instance }: { readonly language: ProblemLanguage; readonly instance: string },
): Problem {
  const words = problemWords(type.replace('/problems/', ''))
  const said = detail === undefined ? title : `${title} ${detail}`
  return { ...members, type, title: words?.title[language] ?? title, status, detail: said, instance }
}

/** Answers with a problem document. */
export function sendProblem(response: Response, problem: Problem, language: ProblemLanguage): void {
  response
    .status(problem.status)
    .vary('Accept-Language')
    .set('Cache-Control', 'no-store')
    .set('Content-Language', language)
    .type('application/problem+json')
    .send(JSON.stringify(problem))
}
