/** A dataset of the matrix: from where it is imported, and which models of the catalogue that fit it are run. */
export interface MatrixSet {
  readonly name: string
  /** Below the shared data; or one of the program's own two regions. */
  readonly source: { readonly shared: string; readonly mapping?: string } | 'demonstration' | 'county'
  readonly runs: readonly MatrixRun[]
  /** Why its rows are evaluated neither by the oracle nor in memory, where they are not. */
  readonly tooLarge?: string
  /** Why the oracle does not evaluate rows that are held in memory, where it does not. */
  readonly noOracle?: string
}

/** A model of the catalogue, or the one that a guide shows. */
export interface MatrixRun {
  readonly model: string
  readonly period: string
  readonly ratesOf?: string
}

/** Several models with a period, and the day whose rates are read where a model is not in force in it. */
const runs = (period: string, ...models: readonly string[]): readonly MatrixRun[] =>
  models.map((written) => {
    const [model = '', ratesOf] = written.split('@')
    return { model, period, ...(ratesOf !== undefined && { ratesOf }) }
  })

/** The model of `docs/how-to/import-your-data.md`. */
export const GUIDE_MODEL = 'list_by_age'

/** What `kapitera models --against` says can run on each, and of the two regions those that differ most in kind. */
export const SETS: readonly MatrixSet[] = [
  {
    name: 'England, 300 practices of 2022/23',
    source: { shared: 'england/england_practices_300_2022-23.csv' },
    runs: runs('2022', 'gms_global_sum@2022-04-01', 'global_sum_uplift@2024-04-01'),
  },
  {
    name: 'Medicare shared savings 2018, 548 organisations',
    source: { shared: 'us/mssp_py2018_548_acos.csv' },
    runs: runs('2018', 'shared_savings_2018', 'shared_savings_2018_losses'),
  },
  {
    name: 'HCC, 40 profiles',
    source: { shared: 'us', mapping: 'hcc_profiles' },
    runs: runs('2026-01', 'cms_hcc_v24_filled', 'cms_hcc_v28_filled', 'charlson_score', 'capitation_2003@2003-12-01'),
  },
  {
    name: 'DE-SynPUF 2008, 10,000 beneficiaries',
    source: { shared: 'us/desynpuf_beneficiary_2008_10k.csv' },
    noOracle:
      'The oracle looks through all rows for each of them: ten thousand patients in twelve months are more than an hour for each model.',
    runs: [
      ...runs('2008', GUIDE_MODEL, 'capitation@2016-01-01', 'pay_by_line@2016-01-01', 'pay_by_rank@2016-01-01'),
      ...runs('2008', 'pay_by_threshold@2016-01-01', 'capitation_2003@2003-12-01'),
    ],
  },
  {
    name: 'Synthea, 27 patients with contacts',
    source: { shared: 'synthea' },
    runs: [
      ...runs('2022', GUIDE_MODEL, 'global_budget', 'consult_multiples@2018-12-01', 'gp_care_2018@2018-12-01'),
      ...runs('2022', 'chronic_condition_plan@2025-07-01', 'charlson_score', 'primary_care_first_estimate@2019-12-01'),
      ...runs('2022', 'capitation_2003@2003-12-01'),
    ],
  },
  {
    name: 'Synthea, 1,000 patients with diagnoses',
    source: { shared: 'synthea/ibm1k' },
    runs: runs('2015', GUIDE_MODEL, 'charlson_score@2016-01-01', 'capitation_2003@2003-12-01'),
  },
  {
    name: 'The small demonstration region',
    source: 'demonstration',
    runs: [
      ...runs(
        '2026',
        'chronic_care_pilot',
        'fewer_kronor_per_visit',
        'fee_for_service',
        'chronic_bundle',
        'pay_by_rank',
      ),
      ...runs(
        '2026',
        'capitation',
        'care_need_index',
        'consultation_fees@2023-06-01',
        'stockholm_2016_filled@2018-12-01',
      ),
      ...runs('2026', 'primary_care_first_estimate@2019-12-01'),
    ],
  },
  {
    name: 'The demonstration county, 270,000 inhabitants',
    source: 'county',
    tooLarge:
      'Three million rows are held neither by the oracle, which evaluates each with fractions, nor as objects in memory. The same models are held against both on the small region and in `test/laws`.',
    runs: [
      ...runs(
        '2017-Q1',
        'stockholm_2015_filled',
        'stockholm_2016_filled',
        'vastra_gotaland_filled',
        'county_rule_2017',
      ),
      ...runs('2017-Q1', 'kroninnovation_filled', 'capitation', 'fee_for_service', 'chronic_bundle', 'pay_by_rank'),
      ...runs('2017-Q1', 'global_budget', 'charlson_score', 'consult_multiples@2018-01-01'),
      ...runs('2017-Q1', 'primary_care_first_estimate@2019-01-01', 'consultation_fees@2022-07-01'),
    ],
  },
]
