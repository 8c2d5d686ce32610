/** The words of the panel of a Redshift warehouse. */
export const warehouseMessages = {
  title: 'Loads of the last week',
  off: 'Loads are not asked for',
  offBody:
    'They need SQL, so they are off unless the warehouse is listed under {{key}} in the configuration.',
  none: 'Nothing was loaded within the last week.',
  table: 'Table',
  newest: 'Newest load',
  lastGood: 'Last good load',
  never: 'none',
  loads: 'Loads',
  failures_one: '{{count}} failed',
  failures_other: '{{count}} failed',
  rows: 'Rows',
  rejected: '{{rows}} left out',
  unnamed: 'unnamed',
} as const;
