/** The words of the panel of an SQS queue. */
export const queueMessages = {
  title: 'In and out',
  messagesSent: 'Sent',
  messagesReceived: 'Received',
  messagesDeleted: 'Deleted',
  ageLabel: 'Oldest message against the retention',
  age: 'The oldest message is {{age}} old, {{share}} of the {{retention}} for which the queue keeps it.',
} as const;

/** The words of the panel of a Firehose stream. */
export const deliveryMessages = {
  title: 'Where the records went',
  into: 'In',
  transformed: 'Transformed',
  delivered: 'Delivered',
  backedUp: 'Backed up',
  unaccounted: 'Unexplained',
  gathered: 'buffering explains up to {{records}}',
} as const;

/** The words of what is counted over an hour. */
export const hourMessages = {
  span: '{{from}} – {{to}}, complete minutes only.',
  unknown: 'Not known of the last hour.',
} as const;

/** The words of the panel of a job. */
export const jobMessages = {
  title: 'How the runs went',
  durations: 'How long the runs took',
  costs: 'What the runs cost, about',
} as const;
