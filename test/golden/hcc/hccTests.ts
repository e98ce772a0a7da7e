/** The published worked examples of each version, as tests of its document. */
export const HCC_TESTS: Readonly<Record<'V22' | 'V24' | 'V28', string>> = {
  V22: `tests: # the first is the worked example of an open implementation of the publisher's software
  - name: A man of 70 with complicated diabetes, heart failure and angina
    period: 2026-01
    with: { base_fee: 1000, coding_share: 0.059, normalisation_weight: 1.015 }
    codes: { E1169: [hcc18], I5030: [hcc85], I509: [hcc85], I209: [hcc88] }
    given:
      plan:
        patients:
          - age: 70
            sex: male
            segment: CNA
            original_reason: age
            medicaid: none
            diagnoses:
              - { code: E11.69, date: 2025-03-01 }
              - { code: I50.30, date: 2025-03-01 }
              - { code: I50.9, date: 2025-03-01 }
              - { code: I21.1, date: 2025-03-01 }
              - { code: I20.9, date: 2025-03-01 }
              - { code: R05, date: 2025-03-01 }
    expect:
      plan:
        raw_score_sum: 1.314 # M70_74 0.379 + HCC18 0.318 + HCC85 0.323 + HCC88 0.140 + HCC85_gDiabetesMellit 0.154
        payment_score_sum: 1.2182 # 1.314 × (1 − 0.059) / 1.015
        capitation_payment: 1218.20
        payment_hccs_sum: 3
  - name: A man of 64 in an institution with Medicaid and sepsis
    period: 2026-01
    with: { base_fee: 1000, coding_share: 0.059, normalisation_weight: 1.015 }
    codes: { A021: [hcc2] }
    given:
      plan:
        patients:
          - age: 64
            sex: male
            segment: INS
            original_reason: disability
            medicaid: full
            diagnoses: [{ code: A02.1, date: 2025-03-01 }]
    expect:
      plan: { raw_score_sum: 1.447 } # M60_64 1.039 + HCC2 0.346 + LTIMCAID 0.062
`,
  V24: `tests: # worked examples of open implementations of the publisher's software
  - name: A man of 70 with complicated diabetes and heart failure
    period: 2026-01
    with: { base_fee: 1000, coding_share: 0.059, normalisation_weight: 1.015 }
    codes: { E1169: [hcc18], I509: [hcc85] }
    given:
      plan:
        patients:
          - age: 70
            sex: male
            segment: CNA
            original_reason: age
            medicaid: none
            diagnoses: [{ code: E11.69, date: 2025-03-01 }, { code: I50.9, date: 2025-03-01 }]
    expect:
      plan:
        raw_score_sum: 1.148 # M70_74 0.394 + HCC18 0.302 + HCC85 0.331 + DIABETES_CHF 0.121
        payment_score_sum: 1.0643 # 1.148 × (1 − 0.059) / 1.015
        capitation_payment: 1064.30
  - name: The same man with six diagnoses, of which two add no category
    period: 2026-01
    with: { base_fee: 1000, coding_share: 0.059, normalisation_weight: 1.015 }
    codes: { E1169: [hcc18], I5030: [hcc85], I509: [hcc85], I209: [hcc88] }
    given:
      plan:
        patients:
          - age: 70
            sex: male
            segment: CNA
            original_reason: age
            medicaid: none
            diagnoses:
              - { code: E11.69, date: 2025-03-01 }
              - { code: I50.30, date: 2025-03-01 }
              - { code: I50.9, date: 2025-03-01 }
              - { code: I21.1, date: 2025-03-01 }
              - { code: I20.9, date: 2025-03-01 }
              - { code: R05, date: 2025-03-01 }
    expect:
      plan: { raw_score_sum: 1.283, payment_hccs_sum: 3 } # 1.148 + HCC88 0.135 + D3 0
  - name: A partial dual man of 80 with plain diabetes and heart failure
    period: 2026-01
    with: { base_fee: 1000, coding_share: 0.059, normalisation_weight: 1.015 }
    codes: { E109: [hcc19], I509: [hcc85] }
    given:
      plan:
        patients:
          - age: 80
            sex: male
            segment: CPA
            original_reason: age
            medicaid: partial
            diagnoses: [{ code: E10.9, date: 2025-03-01 }, { code: I50.9, date: 2025-03-01 }]
    expect:
      plan: { raw_score_sum: 1.08 } # M80_84 0.544 + HCC19 0.087 + HCC85 0.336 + DIABETES_CHF 0.113
  - name: A man of 64 in an institution with Medicaid and sepsis
    period: 2026-01
    with: { base_fee: 1000, coding_share: 0.059, normalisation_weight: 1.015 }
    codes: { A021: [hcc2] }
    given:
      plan:
        patients:
          - age: 64
            sex: male
            segment: INS
            original_reason: disability
            medicaid: full
            diagnoses: [{ code: A02.1, date: 2025-03-01 }]
    expect:
      plan: { raw_score_sum: 1.446 } # M60_64 1.061 + LTIMCAID 0.061 + HCC2 0.324
  - name: A diagnosis older than twelve months counts no more, and nothing is known of a new enrollee's
    period: 2026-01
    with: { base_fee: 1000, coding_share: 0.059, normalisation_weight: 1.015 }
    codes: { I509: [hcc85] }
    given:
      plan:
        patients:
          - age: 70
            sex: male
            segment: CNA
            original_reason: age
            medicaid: none
            diagnoses: [{ code: I50.9, date: 2024-12-31 }]
          - age: 66
            sex: female
            segment: NE
            original_reason: disability
            medicaid: none
            diagnoses: [{ code: I50.9, date: 2025-03-01 }]
    expect:
      plan: { raw_score_sum: 1.568 } # M70_74 0.394; NE_NMCAID_ORIGDIS_NEF66 1.174
`,
  V28: `tests: # worked examples of open implementations of the publisher's software
  - name: A man of 70 with complicated diabetes, heart failure and sepsis
    period: 2026-01
    with: { base_fee: 1000, coding_share: 0.059, normalisation_weight: 1.015 }
    codes: { E1169: [hcc37], I5030: [hcc226], I509: [hcc226], A4154: [hcc2] }
    given:
      plan:
        patients:
          - age: 70
            sex: male
            segment: CNA
            original_reason: age
            medicaid: none
            diagnoses:
              - { code: E11.69, date: 2025-03-01 }
              - { code: I50.30, date: 2025-03-01 }
              - { code: I50.9, date: 2025-03-01 }
              - { code: I21.1, date: 2025-03-01 }
              - { code: I20.9, date: 2025-03-01 }
              - { code: R05, date: 2025-03-01 }
              - { code: A41.54, date: 2025-03-01 }
    expect:
      plan: { raw_score_sum: 1.534, payment_hccs_sum: 3 } # 0.396 + HCC37 0.166 + HCC226 0.360 + DIABETES_HF 0.112 + HCC2 0.500
  - name: The same man without sepsis, and his payment score
    period: 2026-01
    with: { base_fee: 1000, coding_share: 0.059, normalisation_weight: 1.015 }
    codes: { E1169: [hcc37], I509: [hcc226] }
    given:
      plan:
        patients:
          - age: 70
            sex: male
            segment: CNA
            original_reason: age
            medicaid: none
            diagnoses: [{ code: E11.69, date: 2025-03-01 }, { code: I50.9, date: 2025-03-01 }]
    expect:
      plan:
        raw_score_sum: 1.034 # 0.396 + 0.166 + 0.360 + 0.112
        payment_score_sum: 0.9586 # 1.034 × (1 − 0.059) / 1.015
        capitation_payment: 958.60
  - name: A man of 70 without a diagnosis
    period: 2026-01
    with: { base_fee: 1000, coding_share: 0.059, normalisation_weight: 1.015 }
    given:
      plan:
        patients:
          - { age: 70, sex: male, segment: CNA, original_reason: age, medicaid: none, diagnoses: [] }
    expect:
      plan: { raw_score_sum: 0.396 } # M70_74
  - name: Breast cancer before 50 is the heavier category, and haemophilia in a woman the lighter
    period: 2026-01
    with: { base_fee: 1000, coding_share: 0.059, normalisation_weight: 1.015 }
    codes: { C50911: [hcc23, breast_cancer], C61: [hcc23], D66: [hcc111, haemophilia] }
    given:
      at_50:
        patients:
          - age: 50
            sex: female
            segment: CND
            original_reason: disability
            medicaid: none
            diagnoses: [{ code: C50.911, date: 2025-03-01 }]
      at_49:
        patients:
          - age: 49
            sex: female
            segment: CND
            original_reason: disability
            medicaid: none
            diagnoses: [{ code: C50.911, date: 2025-03-01 }]
      prostate_at_49:
        patients:
          - age: 49
            sex: male
            segment: CND
            original_reason: disability
            medicaid: none
            diagnoses: [{ code: C61, date: 2025-03-01 }]
      bleeding_woman:
        patients:
          - age: 50
            sex: female
            segment: CND
            original_reason: disability
            medicaid: none
            diagnoses: [{ code: D66, date: 2025-03-01 }]
    expect:
      at_50: { raw_score_sum: 0.573 } # F45_54 0.340 + HCC23 0.233
      at_49: { raw_score_sum: 0.706 } # F45_54 0.340 + HCC22 0.366
      prostate_at_49: { raw_score_sum: 0.448 } # M45_54 0.215 + HCC23 0.233
      bleeding_woman: { raw_score_sum: 0.980 } # F45_54 0.340 + HCC112 0.64
`,
}
