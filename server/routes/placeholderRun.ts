import type { Run } from '../contract/run.ts'

/**
 * PLACEHOLDER: invented amounts that no model has computed, so that the page can be built before the engine is
 * connected to it. Nothing but the demonstration route may use it, and it goes when that route calls the engine.
 */
export const placeholderRun: Run = {
  model: 'placeholder',
  period: '2026',
  currency: 'SEK',
  dataset: 'placeholder',
  manifest: {},
  clinics: [
    {
      clinic: 'fjallnas',
      payments: {
        listing: 10_267_273.54,
        doctor_visits: 4_128_321.91,
        nurse_visits: 1_176_934.2,
        chronic_care: 2_826_321.49,
      },
      total: 18_398_851.14,
    },
    {
      clinic: 'havsorn',
      payments: {
        listing: 11_570_958.8,
        doctor_visits: 3_332_001.07,
        nurse_visits: 1_141_861.01,
        chronic_care: 1_057_100.22,
      },
      total: 17_101_921.1,
    },
    {
      clinic: 'lindangen',
      payments: {
        listing: 9_106_392.66,
        doctor_visits: 4_656_025.34,
        nurse_visits: 2_374_789.34,
        chronic_care: 2_253_574.21,
      },
      total: 18_390_781.55,
    },
    {
      clinic: 'norrmyr',
      payments: {
        listing: 13_297_395.83,
        doctor_visits: 2_815_932.72,
        nurse_visits: 1_495_733.9,
        chronic_care: 3_493_550.18,
      },
      total: 21_102_612.63,
    },
    {
      clinic: 'slatten',
      payments: {
        listing: 11_881_278.85,
        doctor_visits: 4_434_050.14,
        nurse_visits: 1_642_714.31,
        chronic_care: 1_626_985.61,
      },
      total: 19_585_028.91,
    },
    {
      clinic: 'alvstranden',
      payments: {
        listing: 13_439_233.53,
        doctor_visits: 3_070_067.21,
        nurse_visits: 1_602_548.14,
        chronic_care: 1_851_053.53,
      },
      total: 19_962_902.41,
    },
  ],
  region: {
    payments: {
      listing: 69_562_533.21,
      doctor_visits: 22_436_398.39,
      nurse_visits: 9_434_580.9,
      chronic_care: 13_108_585.24,
    },
    total: 114_542_097.74,
  },
}
