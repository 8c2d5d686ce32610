/** The words that are the same on every screen. */
export const generalMessages = {
  page: {
    title: 'Pipeline Health',
    subtitle: 'What burns, why, and how long until data is lost',
  },
  health: {
    critical: 'Critical',
    unknown: 'Unknown',
    warning: 'Warning',
    healthy: 'Healthy',
  },
  severity: {
    critical: 'Critical',
    unknown: 'Could not ask',
    warning: 'Warning',
    info: 'Advice',
  },
  state: {
    loading: 'Loading',
    refreshing: 'Refreshing',
    retry: 'Try again',
    refresh: 'Refresh',
    refreshed: 'Refreshed {{time}} ago',
    refreshFailed: 'Refreshing failed.',
    noAnswer: 'The backend does not answer.',
    offline: 'You are offline.',
    knownBefore: 'This is what was known {{time}} ago.',
    asOf: 'as of {{time}}',
  },
  error: {
    unanswered: {
      title: 'Pipeline Health does not answer',
      body: 'Nothing is known about the pipelines right now. That says nothing about their health.',
    },
    notInstalled: {
      title: 'Pipeline Health is not installed in the backend',
      body: 'The portal has the pages, but its backend does not know /api/pipeline-health. Whoever runs the portal adds @pipeline-health/plugin-pipeline-health-backend.',
    },
    missing: {
      title: 'There is no such pipeline',
      body: 'It is not watched, it was removed, or you may not see its entity in the catalog.',
    },
    forbidden: {
      title: 'You are not allowed to see pipelines',
      body: 'The backend refuses your account. Whoever runs the portal can allow it to read entities of the catalog.',
    },
    signedOut: {
      title: 'You are signed out',
      body: 'Your session is over. Reload the page to sign in again.',
    },
    page: {
      title: 'There is no such page',
      body: 'The address leads to no page of Pipeline Health.',
    },
  },
  time: {
    ago: '{{duration}} ago',
    now: 'just now',
    never: 'never read',
    stale: 'Stale · {{duration}}',
  },
  loss: {
    label: 'Time to loss',
    lostShort: 'Now',
    none: 'Nothing at risk',
    at: 'From {{time}}, worst case',
    atBest: 'At best from {{time}}',
    in: 'Data can be lost in',
    untilAria: '{{duration}} until data can be lost',
    lostAria: 'Data may be expiring unread now',
    hint: 'Data can be lost from {{time}}, worst case',
  },
  form: {
    cancel: 'Cancel',
    future: 'Name a time in the future.',
    time: 'Name a time.',
    reasonNeeded: 'Say why: it is kept for whoever asks later.',
    address: 'Give an address that begins with https:// or http://.',
    yourZone: 'In your time zone.',
  },
  problem: {
    'access-denied': 'Access denied',
    'not-found': 'The resource does not exist',
    throttled: 'AWS throttles our calls',
    credentials: 'The credentials do not work',
    unreachable: 'AWS could not be reached',
    budget: 'The budget for metrics is spent',
    clock: 'The clock of the backend is wrong',
    invalid: 'The declaration is not valid',
    failed: 'The question failed',
  },
  panel: {
    unanswered: 'Could not ask: {{question}}',
    incomplete: 'Not all was read: {{question}}',
  },
  value: {
    yes: 'Yes',
    no: 'No',
    none: 'None',
  },
} as const;
