/**
 * The day on which AWS deprecated a managed runtime, or will: from then on it
 * gets no security updates, and some months later functions that use it can be
 * changed no more. Compiled in November 2026 from what others quote of AWS's page
 * on Lambda runtimes, which counts; Java 8, 11 and 17 and Python 3.11, of which
 * they differ, are left out.
 */
export const DEPRECATED_ON: { readonly [runtime: string]: string } = {
  'nodejs10.x': '2021-07-30',
  'nodejs12.x': '2023-03-31',
  'nodejs14.x': '2023-12-04',
  'nodejs16.x': '2024-06-12',
  'nodejs18.x': '2025-09-01',
  'nodejs20.x': '2026-04-30',
  'nodejs22.x': '2027-04-30',
  'nodejs24.x': '2028-04-30',
  'python2.7': '2021-07-15',
  'python3.6': '2022-07-18',
  'python3.7': '2023-12-04',
  'python3.8': '2024-10-14',
  'python3.9': '2025-12-15',
  'python3.10': '2026-10-31',
  'python3.12': '2028-10-31',
  'python3.13': '2029-06-30',
  'python3.14': '2029-06-30',
  java8: '2024-01-08',
  java21: '2029-06-30',
  java25: '2029-06-30',
  'go1.x': '2024-01-08',
  provided: '2024-01-08',
  'provided.al2': '2026-07-31',
  'dotnetcore2.1': '2022-01-05',
  'dotnetcore3.1': '2023-04-03',
  dotnet6: '2024-12-20',
  dotnet8: '2026-11-10',
  dotnet10: '2028-11-14',
  'ruby2.5': '2021-07-30',
  'ruby2.7': '2023-12-07',
  'ruby3.2': '2026-03-31',
  'ruby3.3': '2027-03-31',
  'ruby3.4': '2028-03-31',
};

/** The newest runtime of each language. */
const NEWEST: { readonly [language: string]: string } = {
  nodejs: 'nodejs24.x',
  python: 'python3.14',
  java: 'java25',
  dotnet: 'dotnet10',
  dotnetcore: 'dotnet10',
  ruby: 'ruby3.4',
  go: 'provided.al2023',
  'provided.al': 'provided.al2023',
  provided: 'provided.al2023',
};

/** What a function of a runtime is best moved to; undefined where its language is not known. */
export function newestOf(runtime: string): string | undefined {
  const language = /^[a-z]+(\.al)?/.exec(runtime)?.[0] ?? '';
  return NEWEST[language];
}
