/**
 * The number of the calculation, in every manifest. It is raised when any payout of the catalogue changes, together with
 * a line in CHANGELOG.md that says who is paid differently; a test fails otherwise.
 */
export const CALCULATION = 1
